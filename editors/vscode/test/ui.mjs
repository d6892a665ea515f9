// Drafts in a real VS Code as a drafter does: with keyboard and mouse, looking at
// what the window shows.
//
// usage: node ui.mjs APP WORK VSIX SHOTS binary|web
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, until } from './code.mjs';

const [app, work, vsix, shots, kind] = process.argv.slice(2);
const began = Date.now();
const { page, ws, close } = await launch({ app, work, vsix, folder: new URL('ws', import.meta.url).pathname });
const say = (what) => console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`);
const shot = (name) => page.screenshot({ path: join(shots, `vscode-${kind}-${name}.png`) });
const squeezed = (s) => s.replace(/[\s\u00a0]+/g, ' ').trim();

const editor = page.locator('.editor-instance .monaco-editor').first();
// lineWith is the line of the editor that shows a text.
const lineWith = (text) => editor.locator('.view-line').filter({ hasText: text }).first();
// line is what the window shows on a line of the draft, from 1; the order of the
// elements is none.
const line = async (n) => squeezed(await editor.locator('.view-lines').first().evaluate((all, k) =>
  [...all.children].sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))[k]?.textContent ?? '', n - 1));
const press = (keys) => page.keyboard.press(keys);

// ask opens the field that a key opens. A key is lost while a view that has the
// focus is being closed; then it is pressed again.
async function ask(key) {
  const input = page.locator('.quick-input-widget input').first();
  await until(`the field of ${key}`, async () => {
    await press(key);
    return input.waitFor({ state: 'visible', timeout: 5_000 }).then(() => true, () => false);
  });
  return input;
}

async function command(title) {
  const input = await ask('F1');
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
}

async function open(name) {
  const input = await ask('Control+P');
  await input.fill(name);
  // The list shows what was open before it shows what is sought: Enter takes the first.
  await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).waitFor();
  await press('Enter');
  await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
  await editor.locator('.view-line').first().waitFor();
}

// goto puts the cursor at a line and column, from 1; 0 is the line's end.
async function goTo(line, column) {
  const input = await ask('Control+G');
  await input.fill(`:${line}:${column || 999}`);
  await press('Enter');
  await input.waitFor({ state: 'hidden' });
}

// again does something until something else is seen. What a window that is busy has not
// taken, or has closed because news came, is done once more, as a person does it.
function again(what, act, seen) {
  return until(what, async () => {
    await act();
    return seen.waitFor({ timeout: 5_000 }).then(() => true, () => false);
  }, 60_000);
}

// pointAt moves the mouse to a part of a line, from elsewhere.
async function pointAt(text, part) {
  await page.mouse.move(5, 795);
  const box = await lineWith(text).locator('span > span').filter({ hasText: part }).first().boundingBox();
  if (!box) return; // the line has just been drawn anew
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.move(box.x + 24, box.y + box.height / 2 + 1);
}

// onDisk saves the draft and gives it.
async function saved() {
  await press('Control+S');
  await until('the draft to be saved', async () => (await page.locator('.tab.active.dirty').count()) === 0);
  return readFileSync(join(ws, 'draft.resolution'), 'utf8').split('\n');
}

try {
  await page.waitForSelector('.monaco-workbench .explorer-viewlet');
  say('the window is there');
  await open('draft.resolution');
  await page.waitForSelector('.squiggly-error', { state: 'attached' });
  say('a squiggle under the broken label');
  await page.locator('.statusbar-item').filter({ hasText: 'ITU Plenipotentiary Conference' }).waitFor();
  await shot('1-squiggle');

  await press('Control+Shift+M');
  const problem = page.locator('.markers-panel-container .monaco-list-row').filter({ hasText: 'item c) follows item a): b) is missing' });
  await problem.first().waitFor();
  assert.match(squeezed(await problem.first().innerText()), /resolute \(?label-gap/);
  say('the entry under Problems');
  await shot('2-problems');
  await press('Control+J');

  await again('the hover', () => pointAt('Resolution 64', 'Resolution 64'),
    page.locator('.monaco-hover:visible .hover-contents').filter({ hasText: 'Resolution 64' }).filter({ hasText: /[Nn]on-discriminatory access/ }).first());
  say('the hover on a citation');
  await shot('3-hover');
  await press('Escape');
  await page.mouse.move(5, 795);

  await goTo(4, 3);
  // The view is closed when colours come, and shows those that it was opened with.
  await again('the colours', async () => { await press('Escape'); await command('Developer: Inspect Editor Tokens and Scopes'); },
    page.locator('.token-inspect-widget').filter({ hasText: 'semantic token type' }).filter({ hasText: 'keyword' }));
  say('the colours are those of the server');
  await shot('4-colours');
  await press('Escape');

  await command('Explorer: Focus on Outline View');
  const outline = page.locator('.outline-tree .monaco-list-row');
  await outline.filter({ hasText: 'recalling' }).first().click();
  await page.locator('.outline-tree .monaco-list.element-focused, .outline-tree .monaco-list:focus').first().waitFor();
  await press('End'); // only what has room in the view is there
  await outline.filter({ hasText: 'instructs the Secretary-General' }).first().waitFor();
  say('the outline');
  await shot('5-outline');

  // Behind the preamble's last line: an opener of two words, letter by letter.
  await goTo(8, 0);
  await press('Enter');
  for (const letter of 'recalling fur') await page.keyboard.type(letter);
  const offer = page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'recalling further' }).first();
  await offer.waitFor();
  say('the opener of two words, offered through its blank');
  await shot('6-completion');
  await press('Enter');
  await until('the opener', async () => (await line(9)) === 'recalling further');
  assert.equal((await saved())[8], 'recalling further');
  await press('Control+Shift+K');
  assert.equal((await saved())[8], 'resolves');

  // The broken label is mended by its light bulb.
  await goTo(6, 1);
  const repair = page.locator('.action-widget .monaco-list-row').filter({ hasText: /b\)/ }).first();
  await again('the repair', () => press('Control+.'), repair);
  await shot('7-quick-fix');
  await repair.click();
  await until('the squiggle to go', async () => (await page.locator('.squiggly-error').count()) === 0);
  assert.match((await saved())[5], /^b\)\tResolution 64/);
  say('the repair');

  // Enter behind an item gives the next label, and nothing else changes.
  await goTo(10, 0);
  await press('Enter');
  await until('the next label', async () => (await line(11)) === '2');
  say('the label behind Enter');
  await shot('8-next-label');
  await page.keyboard.type('to ask all administrations;');
  const draft = await saved();
  assert.equal(draft[10], '2\tto ask all administrations;');
  assert.equal(draft[11], '2\tto publish it in the six official languages,');

  // The second 2 becomes 3, with whatever cites it, after a look at what changes.
  await goTo(12, 1);
  await press('F2');
  const name = page.locator('.rename-box input');
  await name.waitFor();
  await name.fill('3');
  await press('Control+Enter');
  const changes = page.locator('.bulk-edit-panel .monaco-list-row');
  // Two paragraphs have the number 2, so the reference waits for a drafter's word.
  await changes.filter({ hasText: 'implementation of resolves' }).locator('input, .monaco-custom-toggle, .edit-checkbox').first().click();
  await shot('9-rename-preview');
  await page.locator('.bulk-edit-panel .monaco-button').filter({ hasText: 'Apply' }).first().click();
  await until('the new number', async () => (await line(12)).startsWith('3 to publish'));
  const renamed = await saved();
  assert.match(renamed.join('\n'), /implementation of resolves 3 above/);
  say('the rename, previewed: label and reference');

  await command('Resolute: Open Preview to the Side');
  const preview = await until('the preview', async () => {
    for (const frame of page.frames()) if (await frame.locator('article.resolution h1').count().catch(() => 0)) return frame;
    return undefined;
  });
  assert.equal(squeezed(await preview.locator('h1').innerText()), 'RESOLUTION 219 (Bucharest, 2022)');
  await until('the heading in the middle', () => preview.locator('h1').evaluate((e) => getComputedStyle(e).textAlign === 'center'));
  await until('the openers in italics', () => preview.locator('em.opener').first().evaluate((e) => getComputedStyle(e).fontStyle === 'italic'));
  assert.match(await preview.locator('.cite').filter({ hasText: 'Resolution 64' }).first().getAttribute('title'), /[Nn]on-discriminatory access/);
  say('the preview');
  await goTo(11, 0);
  await page.keyboard.type(' and soon');
  await preview.locator('p').filter({ hasText: 'and soon' }).waitFor();
  say('the preview follows what is typed');
  await shot('10-preview');


  // The cursor follows a click on the page, and the page shows where the cursor is.
  await preview.locator('p').filter({ hasText: 'to set up a register' }).click();
  const cursorAt = (n) => until(`the cursor on line ${n}`, async () => (await editor.locator('.active-line-number').first().textContent()) === String(n));
  await cursorAt(14);
  await until('the mark on the page', () => preview.locator('.here').filter({ hasText: 'to set up a register' }).count());
  await preview.locator('a').filter({ hasText: 'recalling a)' }).click();
  await cursorAt(5);
  await page.locator('.statusbar-item').filter({ hasText: 'ITU Plenipotentiary Conference' }).waitFor();
  say('a click on the page moves the cursor');

  // A citation leads to what is known of the act, or to its text.
  await preview.locator('a.cite').filter({ hasText: 'Resolution 64' }).click();
  await until('the page of Resolution 64', async () => {
    for (const frame of page.frames()) if (await frame.locator('.markdown-body').filter({ hasText: /Non-discriminatory access/ }).count().catch(() => 0)) return true;
    return false;
  });
  await shot('11-act');
  await press('Control+W');
  await press('Control+S');
  await open('marks.resolution');
  await preview.locator('del').filter({ hasText: 'slow' }).waitFor();
  const drawn = (e) => getComputedStyle(e).textDecorationLine;
  assert.equal(await preview.locator('del').first().evaluate(drawn), 'line-through');
  assert.equal(await preview.locator('ins').first().evaluate(drawn), 'underline');
  assert.equal(squeezed(await preview.locator('p').filter({ hasText: 'administrations' }).innerText()), '2to askinvite all administrationsall of them?;');
  // In the editor too: what is struck, what is new.
  const inEditor = (text) => editor.locator('.view-line span > span').filter({ hasText: new RegExp(`^${text}$`) }).first();
  await until('the struck word', () => inEditor('slow').evaluate((e) => getComputedStyle(e).textDecorationLine === 'line-through'));
  await until('the new word', () => inEditor('fast').evaluate((e) => getComputedStyle(e).textDecorationLine === 'underline'));
  say('revision marks on the page and in the editor');
  await shot('12-marks');

  // One revision is accepted where the cursor is.
  await goTo(7, 12);
  const accept = page.locator('.action-widget .monaco-list-row').filter({ hasText: /[Aa]ccept/ }).first();
  await again('the revisions', () => command('Resolute: Accept or Reject a Revision Here…'), accept);
  await shot('13-revision');
  await accept.click();
  const words = async () => squeezed(await editor.locator('.view-lines').first().textContent());
  await until('the revision to be accepted', async () => !/slow/.test(await words()) && /fast/.test(await words()));
  await press('Control+Z');
  await until('it to be taken back', async () => /slow/.test(await words()));
  say('a revision is accepted');
  await preview.locator('a.cite').filter({ hasText: 'Resolution 219' }).click();
  await page.locator('.tab.active[data-resource-name="draft.resolution"]').waitFor();
  say('citations lead to acts');

  // What is saved is a page of its own.
  await command('Resolute: Save as HTML…');
  const path = page.locator('.quick-input-widget input').first();
  await until('the place to save to', async () => /draft\.html$/.test(await path.inputValue()));
  await press('Enter');
  await page.locator('.notification-list-item').filter({ hasText: 'Saved as draft.html' }).waitFor();
  const html = readFileSync(join(ws, 'draft.html'), 'utf8');
  assert.match(html, /^<!DOCTYPE html>[^]*<title>RESOLUTION 219 \(Bucharest, 2022\): Broadband networks for rural schools<\/title>[^]*and soon/);
  assert.doesNotMatch(html, /file:|resolute:|<script|<mark|https?:/);
  say('saved as HTML');
  await press('Escape');

  // In a browser a page cannot be sent to a printer: it is saved, and told how to print it.
  await open('marks.resolution');
  await command('Resolute: Print…');
  await until('the place to save to', async () => /marks\.html$/.test(await path.inputValue()));
  await press('Enter');
  await page.locator('.notification-list-item').filter({ hasText: 'Saved as marks.html. Print it from a browser.' }).waitFor();
  assert.match(readFileSync(join(ws, 'marks.html'), 'utf8'), /^<!DOCTYPE html>[^]*<h1[^]*RESOLUTION 222/);
  say('a page to print');
  await press('Escape');

  // A long draft: preview and editor are scrolled together, either by the other.
  await open('long.resolution');
  await preview.locator('p').filter({ hasText: 'the sixtieth report' }).waitFor({ state: 'attached' });
  await until('the top of the other draft', () => preview.evaluate(() => scrollY === 0));
  await goTo(70, 1);
  await until('the preview to follow', () => preview.evaluate(() => scrollY > 300));
  const seen = await preview.evaluate(() => [...document.querySelectorAll('[data-line]')].find((e) => e.getBoundingClientRect().bottom > 0).dataset.line);
  assert.ok(Number(seen) > 20, `the preview begins at line ${seen}`);
  await shot('14-scrolled');
  const box = await page.locator('iframe.webview.ready').last().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await until('the editor to follow', async () => {
    await page.mouse.wheel(0, 300); // what comes just after the editor's own move is not answered
    await page.mouse.wheel(0, -4000);
    return editor.locator('.line-numbers').filter({ hasText: /^4$/ }).count();
  });
  await page.mouse.move(box.x - 200, box.y + box.height / 2);
  await until('the preview to follow again', async () => {
    await page.mouse.wheel(0, 200);
    return preview.evaluate(() => scrollY > 300);
  });
  say('preview and editor scroll together');

  await command('Resolute: Show Who Cites Whom');
  const graph = await until('the drawing', async () => {
    for (const frame of page.frames()) if (await frame.locator('svg.citations text.act').count().catch(() => 0)) return frame;
    return undefined;
  });
  await shot('15-graph');
  await graph.locator('a text.text').filter({ hasText: 'closed.resolution' }).click();
  await page.locator('.tab.active[data-resource-name="closed.resolution"]').waitFor();
  say('who cites whom, drawn');

  // What is copied into another resolution says whose paragraphs it cites.
  await open('draft.resolution');
  await lineWith('to report to the Council').click();
  await press('Control+L');
  await press('Control+C');
  await open('closed.resolution');
  await press('Control+End');
  await again('what was pasted', async () => { await press('Enter'); await press('Control+V'); }, lineWith('Resolution 219 (Bucharest, 2022).'));
  await shot('15-pasted');
  await command('File: Revert File');
  say('what is pasted names the other resolution');

  await command('Welcome: Open Walkthrough');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Draft a resolution' }).first().click();
  await page.locator('.getting-started-step').filter({ hasText: 'Begin a draft' }).first().waitFor();
  await shot('16-walkthrough');
  await press('Control+W');

  await open('notes.txt');
  await page.locator('.statusbar-item').filter({ hasText: 'Plain Text' }).waitFor();
  say('a plain text is left alone');
  await open('board.txt');
  await page.locator('.statusbar-item').filter({ hasText: /^\s*Resolution\s*$/ }).waitFor();
  say('a resolution in a .txt is known by its first lines');
  await page.locator('.statusbar-item').filter({ hasText: 'US board or council' }).waitFor();
  await until('the preview of it', () => preview.locator('p').filter({ hasText: 'That the bridge be mended' }).count());
  await shot('17-detected');

  // A new draft is one of the house that is chosen from the list.
  await command('Resolute: New Draft of a House…');
  const houses = page.locator('.quick-input-list .monaco-list-row');
  await page.locator('.quick-input-widget input[placeholder="Whose resolution is it?"]').fill('security');
  const council = houses.filter({ hasText: 'United Nations Security Council' }).first();
  await council.waitFor();
  await shot('18-houses');
  await council.click();
  await until('the new draft', async () => /^The Security Council,/m.test(await line(1) + '\n' + await line(2) + '\n' + await line(3)));
  await page.locator('.statusbar-item').filter({ hasText: 'United Nations Security Council' }).waitFor();
  say('a new draft of a house');
  await shot('19-new-draft');
  console.log(`passed: ${kind}`);
} catch (error) {
  await shot('fail').catch(() => {});
  console.error(error);
  process.exitCode = 1;
} finally {
  await close();
}
