import { createHash } from 'node:crypto';
import { directionOf, type Language } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';
import type { Now } from '#lib/server/live/see-now.ts';
import type { Theme } from '#lib/ui/theme.ts';

const style =
	'body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}p{margin:.4rem .2rem}a{color:LinkText;font-weight:600}';
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'self'`;

/** The page in the frame, as small as can be: what is new, and the way to it. Nothing in it is anybody’s words. */
export function nowPage(
	{ isNew, myTurn }: Now,
	{ language, theme, page }: { language: Language; theme: Theme; page: string }
): { html: string; policy: string } {
	const turn = myTurn ? `<b>${m.live_your_turn()}</b> ` : '';
	const news = isNew ? `${turn}<a href="${page}" target="_top">${m.live_now_new()}</a>` : m.live_now_nothing();
	const html = `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8"><meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}">
<meta http-equiv="refresh" content="10"><title>${m.live_now_title()}</title><style>${style}</style>
</head>
<body><p role="status">${news}</p></body>
</html>`;
	return { html, policy };
}
