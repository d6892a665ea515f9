// A folder that is not trusted, in a real VS Code: the server that its settings name
// is not run, the one that comes with the extension is; once the drafter trusts the
// folder, its settings hold.
//
// usage: node trust.mjs APP WORK VSIX RESOLUTE
import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, until } from './code.mjs';

const [app, work, vsix, resolute] = process.argv.slice(2);
const folder = join(work, 'folder'), theirs = join(work, 'theirs'), ran = join(work, 'ran');
cpSync(new URL('ws', import.meta.url).pathname, folder, { recursive: true });
mkdirSync(join(folder, '.vscode'));
writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ 'resolute.server.path': theirs }));
writeFileSync(theirs, `#!/bin/sh\ntouch ${ran}\nexec ${resolute} "$@"\n`);
chmodSync(theirs, 0o755);

const { page, ws, close } = await launch({
  app, work, vsix, folder, trust: true, more: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
});
try {
  await page.waitForSelector('.monaco-workbench .explorer-viewlet');
  await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
  await page.locator('.explorer-viewlet .monaco-list-row').filter({ hasText: 'draft.resolution' }).dblclick();
  await page.waitForSelector('.squiggly-error', { state: 'attached' });
  assert.ok(!existsSync(ran), 'a folder that is not trusted has its own server run');
  console.log('the folder is not trusted: its server is not run, findings are there');

  await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).click();
  await page.locator('.workspace-trust-editor .monaco-button').filter({ hasText: /^Trust$/ }).first().click();
  await until('the server of the folder, which is trusted now', () => existsSync(ran));
  await page.keyboard.press('Escape');
  await page.waitForSelector('.squiggly-error', { state: 'attached' });
  console.log('the folder is trusted: its server is run');
} catch (error) {
  await page.screenshot({ path: join(work, 'fail.png') }).catch(() => {});
  console.error(error);
  process.exitCode = 1;
} finally {
  await close();
}
