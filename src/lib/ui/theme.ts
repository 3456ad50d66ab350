/** The looks a person can choose; `auto` follows the device. */
export const themes = ['auto', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** The cookie that remembers the choice. */
export const themeCookie = 'theme';

/** The theme a cookie or a form names, `auto` when it names none of ours. */
export const parseTheme = (value: unknown): Theme => themes.find((theme) => theme === value) ?? 'auto';
