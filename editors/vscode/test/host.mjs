// Runs test/host/index.js inside VS Code's own extension host, with the extension
// from its folder.
//
// usage: node host.mjs APP WORK EXTENSION
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './code.mjs';

const [app, work, extension] = process.argv.slice(2);
const result = join(work, 'result.json');
let end;
const ended = new Promise((done) => { end = done; });

// A built VS Code takes what to test from its page only, so the page is told before
// its script reads it.
async function before(page, base) {
  const remote = (path) => ({ $mid: 1, scheme: 'vscode-remote', authority: new URL(base).host, path });
  await page.exposeFunction('codeAutomationExit', (code) => end(code));
  await page.exposeFunction('codeAutomationLog', () => {});
  await page.addInitScript((options) => document.addEventListener('readystatechange', () => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (!meta || meta.dataset.told) return;
    meta.dataset.told = 'yes';
    meta.setAttribute('data-settings', JSON.stringify({ ...JSON.parse(meta.getAttribute('data-settings')), developmentOptions: options }));
  }), { extensions: [remote(extension)], extensionTestsPath: remote(new URL('host/index.js', import.meta.url).pathname) });
}

const { close } = await launch({ app, work, before, folder: new URL('ws', import.meta.url).pathname, env: { RESOLUTE_TEST_RESULT: result } });
const patience = setTimeout(() => end('nothing: it took too long'), 150_000);
const code = await ended;
clearTimeout(patience);
const whole = code === 0 || code === 1;
await close();
const told = (() => { try { return JSON.parse(readFileSync(result, 'utf8')); } catch { return { passed: [], failed: [] }; } })();
if (!whole) told.failed.push(`the tests ended with ${code}`);
for (const name of told.passed) console.log(`ok      ${name}`);
for (const name of told.failed) console.log(`NOT ok  ${name}`);
console.log(told.server ? `VS Code ${told.version}, server: ${told.server}` : 'no server');
process.exit(told.failed.length || told.passed.length === 0 ? 1 : 0);
