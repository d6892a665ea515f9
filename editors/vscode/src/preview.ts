// The preview: the draft as its house prints it, beside the editor. What it shows
// is made by the server; here it is kept in step.
import * as vscode from 'vscode';
import { language, type Preview, type Server } from './client';
import { draft } from './commands';
import { page } from './page';

/** Print brings a page of HTML where it can be printed. */
export type Print = (context: vscode.ExtensionContext, html: string) => Promise<void>;

const quiet = 400; // ms for which a view that was scrolled to does not answer

export class PreviewPanel implements vscode.WebviewPanelSerializer {
  private panel?: vscode.WebviewPanel;
  private document?: vscode.TextDocument;
  private asking = false;
  private again = false;
  private scrolledByPreview = 0;
  /** shown is what the panel shows; for tests. */
  shown?: Preview;

  constructor(private readonly context: vscode.ExtensionContext, private readonly server: Server, private readonly toPrinter?: Print) {
    context.subscriptions.push(
      vscode.window.registerWebviewPanelSerializer('resolute.preview', this),
      vscode.window.onDidChangeActiveTextEditor((e) => { if (e?.document.languageId === language && e.document !== this.document) this.follow(e.document); }),
      // A text that becomes a resolution is opened anew, in the same editor.
      vscode.workspace.onDidOpenTextDocument((d) => { if (d.languageId === language && d === vscode.window.activeTextEditor?.document) this.follow(d); }),
      vscode.workspace.onDidChangeTextDocument((e) => { if (e.document === this.document) void this.update(); }),
      vscode.languages.onDidChangeDiagnostics((e) => { if (e.uris.some((u) => u.toString() === this.document?.uri.toString())) void this.update(); }),
      vscode.window.onDidChangeTextEditorVisibleRanges((e) => this.scroll(e)),
      server.onChange(() => void this.update()),
    );
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state?: { uri?: string }): Promise<void> {
    this.take(panel);
    const document = state?.uri && await vscode.workspace.openTextDocument(vscode.Uri.parse(state.uri)).then((d) => d, () => undefined);
    if (document) this.follow(document);
  }

  open(document: vscode.TextDocument): void {
    if (!this.panel) {
      this.take(vscode.window.createWebviewPanel('resolute.preview', 'Resolute', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableFindWidget: true }));
    } else {
      this.panel.reveal(undefined, true);
    }
    this.follow(document);
  }

  private take(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    panel.webview.options = { enableScripts: true };
    panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, 'icons', 'resolution-light.svg');
    panel.onDidDispose(() => { this.panel = this.document = this.shown = undefined; });
    panel.onDidChangeViewState(() => { if (panel.visible) void this.update(); });
    panel.webview.onDidReceiveMessage((m: { ready?: true; top?: number; open?: number }) => {
      if (m.ready) void this.update();
      if (m.top !== undefined) this.reveal(m.top);
      if (m.open !== undefined) void this.edit(m.open);
    });
    panel.webview.html = page(panel.webview, { style: frame, body: '<style id="style"></style><main></main>', script });
  }

  private follow(document: vscode.TextDocument): void {
    this.document = document;
    if (!this.panel) return;
    this.panel.title = vscode.l10n.t('Preview of {0}', document.uri.path.split('/').at(-1) ?? '');
    void this.update();
  }

  // update asks for the newest page. While an answer is awaited, changes wait for it
  // and are asked for together.
  private async update(): Promise<void> {
    if (!this.panel || !this.document) return;
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    do {
      this.again = false;
      const document: vscode.TextDocument | undefined = this.document;
      if (!document) break;
      try {
        const got = await this.server.about<Preview>('resolute/preview', document);
        if (document !== this.document || !this.panel) continue;
        this.shown = got;
        const editor = this.editor();
        await this.panel.webview.postMessage({
          ...got, uri: document.uri.toString(), top: editor?.visibleRanges[0]?.start.line,
          findings: vscode.workspace.getConfiguration('resolute').get('preview.findings', true),
        });
      } catch (error) {
        this.server.log.debug(`preview: ${error}`); // the document is not open any more, or the server restarts
      }
    } while (this.again);
    this.asking = false;
  }

  private editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find((e) => e.document === this.document);
  }

  private get together(): boolean { return vscode.workspace.getConfiguration('resolute').get('preview.scrollWithEditor', true); }

  private scroll({ textEditor, visibleRanges }: vscode.TextEditorVisibleRangesChangeEvent): void {
    if (textEditor.document !== this.document || !this.together || Date.now() - this.scrolledByPreview < quiet) return;
    void this.panel?.webview.postMessage({ top: visibleRanges[0]?.start.line });
  }

  private reveal(line: number): void {
    if (!this.together) return;
    this.scrolledByPreview = Date.now();
    this.editor()?.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  }

  private async edit(line: number): Promise<void> {
    if (!this.document) return;
    const at = new vscode.Range(line, 0, line, 0);
    await vscode.window.showTextDocument(this.document, { viewColumn: this.editor()?.viewColumn ?? vscode.ViewColumn.One, selection: at });
  }

  private page(): Promise<Preview> { return this.server.about<Preview>('resolute/preview', this.panel?.active && this.document ? this.document : draft(), { page: true }); }

  async save(): Promise<void> {
    const source = this.panel?.active && this.document ? this.document : draft();
    const { html } = await this.page();
    const beside = source.uri.with({ path: source.uri.path.replace(/(\.res)?\.[^./]*$/, '') + '.html' });
    const target = await vscode.window.showSaveDialog({ defaultUri: source.isUntitled ? undefined : beside, filters: { HTML: ['html'] } });
    if (!target) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
    void vscode.window.showInformationMessage(vscode.l10n.t('Saved as {0}.', vscode.workspace.asRelativePath(target)));
  }

  async print(): Promise<void> {
    if (!this.toPrinter) return this.save(); // a browser prints what was saved
    await this.toPrinter(this.context, (await this.page()).html);
    void vscode.window.showInformationMessage(vscode.l10n.t('The page was opened in the browser; print it there.'));
  }
}

// The page's colours are the editor's.
const frame = `
  body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); padding: 0; }
  body.plain .finding { text-decoration: none !important; background: none !important; }`;

const colours = `:root {
  --paper: var(--vscode-editor-background) !important; --ink: var(--vscode-editor-foreground) !important; --faint: var(--vscode-descriptionForeground) !important;
  --rule: var(--vscode-panel-border, #8886) !important; --link: var(--vscode-textLink-foreground) !important; --error: var(--vscode-editorError-foreground) !important;
  --warning: var(--vscode-editorWarning-foreground) !important; --info: var(--vscode-editorInfo-foreground) !important; }`;

const script = `
  const editor = acquireVsCodeApi();
  const main = document.querySelector('main');
  let from = 0; // when the editor scrolled this page
  let shown = ''; // what is on it
  let uri = ''; // of the draft
  const blocks = () => [...main.querySelectorAll('[data-line]')];
  const lineOf = (block) => Number(block.dataset.line);

  // scrollTo brings a line of the draft to the top: between two blocks by the share
  // of the lines between them.
  function scrollTo(line) {
    const all = blocks();
    const next = all.findIndex((b) => lineOf(b) > line);
    const at = all[next < 0 ? all.length - 1 : Math.max(next - 1, 0)];
    if (!at) return;
    const top = (b) => b.getBoundingClientRect().top + scrollY;
    const begin = line <= 1; // the first line may be held at the editor's top while the second is the first in view
    let y = begin ? 0 : top(at);
    if (!begin && next > 0) y += (top(all[next]) - top(at)) * (line - lineOf(at)) / (lineOf(all[next]) - lineOf(at));
    from = Date.now();
    scroll(0, y - (begin ? 0 : 8));
  }

  addEventListener('message', ({ data }) => {
    if (data.html !== undefined) {
      document.getElementById('style').textContent = data.style + ${JSON.stringify(colours)};
      document.body.classList.toggle('plain', !data.findings);
      const first = data.uri !== uri;
      uri = data.uri;
      const y = scrollY;
      if (data.html !== shown) main.innerHTML = shown = data.html;
      main.dataset.version = data.version;
      scroll(0, first ? 0 : y);
      editor.setState({ uri: data.uri });
      if (!first) return;
    }
    if (data.top !== undefined) scrollTo(data.top);
  });
  addEventListener('scroll', () => {
    if (Date.now() - from < ${quiet}) return;
    const top = blocks().filter((b) => b.getBoundingClientRect().top <= 8).at(-1);
    editor.postMessage({ top: top ? lineOf(top) : 0 });
  });
  addEventListener('dblclick', (event) => {
    const block = event.target.closest('[data-line]');
    if (block) editor.postMessage({ open: lineOf(block) });
  });
  editor.postMessage({ ready: true });`;
