// What runs within the preview: its style and its script.

// The page's colours are the editor's.
export const frame = `
  body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); padding: 0; }
  body.plain .finding { text-decoration: none !important; background: none !important; }
  [data-line] { position: relative; }
  [data-line].here::after { content: ""; position: absolute; inset-inline-start: -.75rem; top: .15em; bottom: .15em; width: 2px; background: var(--vscode-focusBorder); }`;

const colours = `:root {
  --paper: var(--vscode-editor-background) !important; --ink: var(--vscode-editor-foreground) !important; --faint: var(--vscode-descriptionForeground) !important;
  --rule: var(--vscode-panel-border, #8886) !important; --link: var(--vscode-textLink-foreground) !important; --error: var(--vscode-editorError-foreground) !important;
  --warning: var(--vscode-editorWarning-foreground) !important; --info: var(--vscode-editorInfo-foreground) !important; }`;

export const script = `
  const editor = acquireVsCodeApi();
  const main = document.querySelector('main');
  let at; // where the editor scrolled this page to
  let shown = ''; // what is on it
  let uri = ''; // of the draft
  let here; // the line that the cursor is on
  const blocks = () => [...main.querySelectorAll('[data-line]')];
  const lineOf = (block) => Number(block.dataset.line);

  // scrollTo brings a line of the draft to the top: between two blocks by the share
  // of the lines between them.
  function scrollTo(line) {
    const all = blocks();
    const next = all.findIndex((b) => lineOf(b) > line);
    const block = all[next < 0 ? all.length - 1 : Math.max(next - 1, 0)];
    if (!block) return;
    const top = (b) => b.getBoundingClientRect().top + scrollY;
    const begin = line <= 1; // the first line may be held at the editor's top while the second is the first in view
    let y = begin ? 0 : top(block);
    if (!begin && next > 0) y += (top(all[next]) - top(block)) * (line - lineOf(block)) / (lineOf(all[next]) - lineOf(block));
    scroll(0, y - (begin ? 0 : 8));
    at = scrollY;
  }

  // mark shows which block the cursor is in.
  function mark() {
    const at = here === undefined ? undefined : blocks().filter((b) => lineOf(b) <= here).at(-1);
    main.querySelector('.here')?.classList.remove('here');
    at?.classList.add('here');
  }

  addEventListener('message', ({ data }) => {
    let first = false;
    if ('here' in data) here = data.here;
    if (data.html !== undefined) {
      document.getElementById('style').textContent = data.style + ${JSON.stringify(colours)};
      document.body.classList.toggle('plain', !data.findings);
      first = data.uri !== uri;
      uri = data.uri;
      const y = scrollY;
      if (data.html !== shown) main.innerHTML = shown = data.html;
      main.dataset.version = data.version;
      scroll(0, first ? 0 : y);
      editor.setState({ uri: data.uri });
    }
    if ('here' in data) mark();
    if (data.html !== undefined && !first) return;
    if (data.top !== undefined) scrollTo(data.top);
  });
  addEventListener('scroll', () => {
    if (scrollY === at) return; // it is the editor that did it
    at = undefined;
    const top = blocks().filter((b) => b.getBoundingClientRect().top <= 8).at(-1);
    editor.postMessage({ top: top ? lineOf(top) : 0 });
  });
  addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    let block = event.target.closest('[data-line]');
    if (link) {
      event.preventDefault();
      event.stopPropagation();
      const address = link.getAttribute('href');
      if (!address.startsWith('#')) return editor.postMessage({ follow: address });
      block = document.getElementById(address.slice(1));
      block?.scrollIntoView({ block: 'center' });
    } else if (!getSelection().isCollapsed) {
      return; // words were marked, to be copied
    }
    if (block) editor.postMessage({ at: lineOf(block) });
  }, true);
  addEventListener('dblclick', (event) => {
    const block = event.target.closest('[data-line]');
    if (block && !event.target.closest('a[href]')) editor.postMessage({ open: lineOf(block) });
  });
  editor.postMessage({ ready: true });`;
