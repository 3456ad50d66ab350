import { chromium } from '@playwright/test';
import path from 'node:path';
import { chromiumOptions } from './chromium.ts';
import { startServer } from './running-server.ts';
import { signIn } from './bench/signed-in.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { openScenarios } from '#lib/server/trials/scenario-library.ts';
import { readKnownIds } from '#lib/server/trials/known-ids.ts';
import { openTrial } from '#lib/server/trials/open-trial.ts';
import { submitCommand } from '#lib/server/trials/submit-command.ts';
import { openDecisions, sceneNow, seenValues } from '#lib/trial/scene-reading.ts';
import { waysToAnswer } from '#lib/trial/ways.ts';
const server = await startServer();
const db = await openDatabase({ dialect: 'sqlite', file: path.join(server.dataDir, 'pretoire.sqlite') });
let n = 0; const app: any = { db, clock: () => new Date(), newId: () => crypto.randomUUID().replaceAll('-', '').slice(0, 24), scenarios: await openScenarios(db, { folder: 'scenarios', known: await readKnownIds('content'), at: new Date().toISOString() }) };
const person: any = await db.read.selectFrom('person').selectAll().where('email_norm', '=', 'trainee@demo.test').executeTakeFirstOrThrow().then((r: any) => ({ id: r.id, nameLatin: r.name_latin, nameArabic: r.name_arabic, language: 'fr', capabilities: ['trainee'] }));
async function playTo(scenarioId: string, role: any, want: (state: any) => boolean): Promise<string> {
  const scenario = app.scenarios.scenario(scenarioId);
  const opened: any = await openTrial(app, person, { scenario: scenarioId, role, purpose: 'practice', language: 'fr', key: `k${n++}` });
  const { heldTrial } = await import('#lib/server/trials/held-trial.ts');
  for (let i = 0; i < 80; i++) {
    const state = (await heldTrial(app, db.read, person.id, opened.trialId))!.state;
    if (state.status !== 'playing') throw new Error('ended ' + scenarioId);
    if (want(state)) return opened.trialId;
    const scene = sceneNow(scenario, state.case)!.id;
    const decision = openDecisions(scenario, state.case).find((d) => d.role === role);
    const command: any = !decision ? { type: 'pass', scene } : decision.kind === 'examine' ? { type: 'finish-asking', scene, decision: decision.id } : { type: 'decide', scene, decision: decision.id, answer: waysToAnswer(scenario, decision, seenValues(scenario, state.case)).toSorted((a: any, b: any) => (b.most ?? 0) - (a.most ?? 0))[0]!.best };
    const taken: any = await submitCommand(app, person, opened.trialId, { command, key: `c${n++}`, ...(decision?.kind === 'write' ? { text: 'motif '.repeat(command.answer.words) } : {}) });
    if ('refusal' in taken) throw new Error(taken.refusal + ' ' + JSON.stringify(command));
  }
  throw new Error('never');
}
const firstOpen = (s: string, role: string) => (state: any) => openDecisions(app.scenarios.scenario(s), state.case).find((d) => d.role === role)?.kind === 'quantify';
const trials: Record<string, string> = {};
trials.quantify = await playTo('villa-des-jasmins', 'social-worker', firstOpen('villa-des-jasmins', 'social-worker'));
trials.inject = await playTo('carrefour-des-oliviers', 'social-worker', (s) => s.case.injects.length > 0);
const cookie = await signIn(server.origin, 'trainee@demo.test'); const staff = await signIn(server.origin, 'trainer@demo.test');
const b = await chromium.launch(chromiumOptions);
for (const language of ['fr', 'ar']) for (const width of [360, 1280]) for (const scheme of ['light', 'dark'] as const) {
  if (scheme === 'dark' && (language === 'fr') === (width === 360)) continue;
  const c = await b.newContext({ viewport: { width, height: 780 }, colorScheme: scheme });
  const set = async (k: string) => c.addCookies(k.split('; ').map((x) => ({ name: x.split('=')[0]!, value: x.split('=')[1]!, url: server.origin })));
  await set(cookie); const page = await c.newPage();
  for (const [what, id] of Object.entries(trials)) {
    await page.goto(`${server.origin}/${language}/trial/${id}`, { waitUntil: 'networkidle' });
    await page.screenshot({ path: `/tmp/shot-${what}-${language}-${width}-${scheme}.png`, fullPage: true });
  }
  await page.locator('#law > summary').click(); await page.waitForSelector('#law li');
  await page.locator('#past > summary').click(); await page.waitForSelector('#past details');
  await page.locator('#law').scrollIntoViewIfNeeded();
  await page.screenshot({ path: `/tmp/shot-law-${language}-${width}-${scheme}.png` });
  await c.clearCookies(); await set(staff);
  await page.goto(`${server.origin}/${language}/scenarios/lune-bleue?variant=informed`, { waitUntil: 'networkidle' });
  await page.screenshot({ path: `/tmp/shot-scen-${language}-${width}-${scheme}.png` });
  await c.close();
}
const c = await b.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }); await c.addCookies(cookie.split('; ').map((x) => ({ name: x.split('=')[0]!, value: x.split('=')[1]!, url: server.origin })));
const p = await c.newPage(); await p.goto(`${server.origin}/fr/trial/${trials.inject}`); await p.locator('#past > summary').click(); await p.locator('#law > summary').click(); await p.screenshot({ path: '/tmp/shot-nojs.png' });
await b.close(); await db.close(); await server.stop();
