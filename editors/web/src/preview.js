// The draft as its house prints it, beside the draft.
const pause = 300;

export class Preview {
  constructor(element, client) {
    this.client = client;
    this.root = element.attachShadow({ mode: 'open' });
    this.style = new CSSStyleSheet();
    this.root.adoptedStyleSheets = [this.style];
    this.article = document.createElement('div');
    this.article.setAttribute('aria-live', 'off');
    this.root.append(this.article);
    this.shown = false;
  }

  set visible(on) {
    this.shown = on;
    if (on) this.refresh();
  }

  later() {
    if (!this.shown) return;
    clearTimeout(this.due);
    this.due = setTimeout(() => this.refresh(), pause);
  }

  async refresh() {
    this.client.sync();
    try {
      const { html, style } = await this.client.request('resolute/preview', { textDocument: { uri: 'untitled:draft.txt' } });
      if (style !== this.css) this.style.replaceSync(this.css = style);
      this.article.innerHTML = html;
    } catch {
      this.later(); // the text has changed meanwhile
    }
  }
}
