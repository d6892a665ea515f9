// Colours: what the server says each word is.
import { LSPPlugin } from '@codemirror/lsp-client';
import { Decoration, ViewPlugin } from '@codemirror/view';
import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { ask } from './edits.js';

const pause = 60;
const setTokens = StateEffect.define();

const field = StateField.define({
  create: () => Decoration.none,
  update(tokens, tr) {
    for (const effect of tr.effects) if (effect.is(setTokens)) return effect.value;
    return tokens.map(tr.changes);
  },
  provide: (f) => EditorView.decorations.from(f),
});

function decorations(doc, data, legend) {
  const marks = new RangeSetBuilder();
  let line = 0, character = 0;
  for (let i = 0; i + 4 < data.length; i += 5) {
    line += data[i];
    character = data[i] === 0 ? character + data[i + 1] : data[i + 1];
    if (line >= doc.lines) break;
    const from = doc.line(line + 1).from + character;
    const to = Math.min(from + data[i + 2], doc.length);
    const mods = legend.tokenModifiers.filter((_, bit) => data[i + 4] & (1 << bit)).map((m) => ` tok-${m}`).join('');
    if (to > from) marks.add(from, to, Decoration.mark({ class: `tok-${legend.tokenTypes[data[i + 3]]}${mods}` }));
  }
  return marks.finish();
}

const asker = ViewPlugin.fromClass(class {
  constructor(view) { this.later(view, 0); }

  update({ docChanged, view }) { if (docChanged) this.later(view, pause); }

  later(view, wait) {
    clearTimeout(this.due);
    this.due = setTimeout(() => this.refresh(view), wait);
  }

  async refresh(view) {
    const { client } = LSPPlugin.get(view);
    const before = view.state.doc;
    try {
      await client.initializing;
      const legend = client.serverCapabilities.semanticTokensProvider?.legend;
      if (!legend) return;
      const tokens = await ask(view, 'textDocument/semanticTokens/full');
      if (tokens && view.state.doc.eq(before)) view.dispatch({ effects: setTokens.of(decorations(before, tokens.data, legend)) });
    } catch {
      // The next change asks again.
    }
  }

  destroy() { clearTimeout(this.due); }
});

export const semanticColours = {
  clientCapabilities: {
    textDocument: {
      semanticTokens: { requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
    },
  },
  editorExtension: [field, asker],
};
