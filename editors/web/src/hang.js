// The lines of an item hang under its first word, as they do in print.
import { Decoration, ViewPlugin } from '@codemirror/view';
import { RangeSetBuilder } from '@codemirror/state';

const label = /^\(?[0-9a-z]{1,5}[.)]?\)?\t/;
const hanging = Decoration.line({ class: 'hanging' });

function decorate(view) {
  const lines = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      if (label.test(line.text)) lines.add(line.from, line.from, hanging);
      at = line.to + 1;
    }
  }
  return lines.finish();
}

export const hangingItems = ViewPlugin.fromClass(class {
  constructor(view) { this.decorations = decorate(view); }

  update({ docChanged, viewportChanged, view }) { if (docChanged || viewportChanged) this.decorations = decorate(view); }
}, { decorations: (plugin) => plugin.decorations });
