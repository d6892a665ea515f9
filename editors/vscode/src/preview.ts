// The preview: the draft as its house prints it, beside the editor. What it shows
// is made by the server; here it is kept in step.
import * as vscode from 'vscode';
import { language, type Preview, type Server } from './client';
import { draft } from './commands';
import { Echo, type Lines } from './echo';
import { follow } from './follow';
import { page } from './page';
import { frame, script } from './view';

/** Print brings a page of HTML where it can be printed, and tells where it lies. */
export type Print = (context: vscode.ExtensionContext, html: string) => Promise<vscode.Uri>;

export class PreviewPanel implements vscode.WebviewPanelSerializer {
  private panel?: vscode.WebviewPanel;
  private document?: vscode.TextDocument;
  private asking = false;
  private again = false;
  private readonly echo = new Echo();
  /** shown is what the panel shows; for tests. */
  shown?: Preview;

  constructor(private readonly context: vscode.ExtensionContext, private readonly server: Server, private readonly toPrinter?: Print) {
    context.subscriptions.push(
      vscode.window.registerWebviewPanelSerializer('resolute.preview', this),
      vscode.window.onDidChangeActiveTextEditor((e) => { if (e?.document.languageId === language && e.document !== this.document) this.show(e.document); }),
      // A text that becomes a resolution is opened anew, in the same editor.
      vscode.workspace.onDidOpenTextDocument((d) => { if (d.languageId === language && d === vscode.window.activeTextEditor?.document) this.show(d); }),
      vscode.workspace.onDidChangeTextDocument((e) => { if (e.document === this.document) void this.update(); }),
      vscode.languages.onDidChangeDiagnostics((e) => { if (e.uris.some((u) => u.toString() === this.document?.uri.toString())) void this.update(); }),
      vscode.window.onDidChangeTextEditorVisibleRanges((e) => this.scroll(e)),
      vscode.window.onDidChangeTextEditorSelection((e) => { if (e.textEditor.document === this.document) this.mark(e.selections[0]?.active.line); }),
      server.onChange(() => void this.update()),
    );
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state?: { uri?: string }): Promise<void> {
    this.take(panel);
    const document = state?.uri && await vscode.workspace.openTextDocument(vscode.Uri.parse(state.uri)).then((d) => d, () => undefined);
    if (document) this.show(document);
  }

  open(document: vscode.TextDocument): void {
    if (!this.panel) {
      this.take(vscode.window.createWebviewPanel('resolute.preview', 'Resolute', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableFindWidget: true }));
    } else {
      this.panel.reveal(undefined, true);
    }
    this.show(document);
  }

  private take(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    panel.webview.options = { enableScripts: true };
    panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, 'icons', 'resolution-light.svg');
    panel.onDidDispose(() => { this.panel = this.document = this.shown = undefined; });
    panel.onDidChangeViewState(() => { if (panel.visible) void this.update(); });
    panel.webview.onDidReceiveMessage((m: { ready?: true; top?: number; at?: number; open?: number; follow?: string }) => {
      if (m.ready) void this.update();
      if (m.top !== undefined) this.reveal(m.top);
      if (m.at !== undefined) this.point(m.at);
      if (m.open !== undefined) void this.edit(m.open);
      if (m.follow !== undefined) void follow(this.server, m.follow, this.editor()?.viewColumn ?? vscode.ViewColumn.One);
    });
    panel.webview.html = page(panel.webview, { style: frame, body: '<style id="style"></style><main></main>', script });
  }

  private show(document: vscode.TextDocument): void {
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
        const got = await this.server.about<Preview>('resolute/preview', document, { links: true });
        if (document !== this.document || !this.panel) continue;
        this.shown = got;
        const editor = this.editor();
        await this.panel.webview.postMessage({
          ...got, uri: document.uri.toString(), top: editor?.visibleRanges[0]?.start.line, here: editor?.selection.active.line,
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
    const shown = lines(visibleRanges);
    if (textEditor.document !== this.document || !this.together || !shown || this.echo.hears(shown, Date.now())) return;
    void this.panel?.webview.postMessage({ top: shown.first });
  }

  private reveal(line: number): void {
    const editor = this.editor();
    if (!this.together || !editor) return;
    this.echo.send(line, Date.now());
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  }

  // mark shows on the page where the cursor is.
  private mark(line: number | undefined): void { void this.panel?.webview.postMessage({ here: line }); }

  // point puts the cursor of the editor beside where the page was clicked.
  private point(line: number): void {
    const editor = this.editor();
    if (!editor) return;
    const shown = lines(editor.visibleRanges);
    if (!shown || line < shown.first || shown.last < line) this.echo.send(line, Date.now());
    editor.selection = new vscode.Selection(line, 0, line, 0);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private async edit(line: number): Promise<void> {
    if (!this.document) return;
    const at = new vscode.Range(line, 0, line, 0);
    await vscode.window.showTextDocument(this.document, { viewColumn: this.editor()?.viewColumn ?? vscode.ViewColumn.One, selection: at });
  }

  private page(): Promise<Preview> { return this.server.about<Preview>('resolute/preview', this.panel?.active && this.document ? this.document : draft(), { page: true, clean: true }); }

  async save(done = (name: string) => vscode.l10n.t('Saved as {0}.', name)): Promise<void> {
    const source = this.panel?.active && this.document ? this.document : draft();
    const { html } = await this.page();
    const beside = source.uri.with({ path: source.uri.path.replace(/(\.res)?\.[^./]*$/, '') + '.html' });
    const target = await vscode.window.showSaveDialog({ defaultUri: source.isUntitled ? undefined : beside, filters: { HTML: ['html'] } });
    if (!target) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(html));
    void vscode.window.showInformationMessage(done(vscode.workspace.asRelativePath(target)));
  }

  async print(): Promise<void> {
    if (!this.toPrinter || vscode.env.remoteName) { // the printer is at the other end: a browser there prints what was saved
      return this.save((name) => vscode.l10n.t('Saved as {0}. Print it from a browser.', name));
    }
    await this.toPrinter(this.context, (await this.page()).html);
    void vscode.window.showInformationMessage(vscode.l10n.t('The page was opened in the browser; print it there.'));
  }
}

function lines(visible: readonly vscode.Range[]): Lines | undefined {
  const first = visible[0]?.start.line, last = visible.at(-1)?.end.line;
  return first === undefined || last === undefined ? undefined : { first, last };
}
