// The list of findings, by place. One item has the focus; the arrows move it, Enter
// goes to the place in the text, Tab to the repairs.

const words = { error: 'Error', warning: 'Warning', info: 'Note', hint: 'Hint' };

export class FindingsList {
  constructor(element, { go, repair }) {
    this.element = element;
    this.go = go;
    this.repair = repair;
    this.findings = [];
    element.addEventListener('keydown', (event) => this.keydown(event));
  }

  show(findings) {
    const drawn = JSON.stringify(findings.map((f) => [f.line, f.severity, f.message, f.actions.map((a) => a.name)]));
    this.findings = findings;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focus = [...this.element.querySelectorAll('.go')].indexOf(document.activeElement);
    this.element.replaceChildren(...findings.map((f, i) => this.item(f, i)));
    if (focus >= 0) this.focus(Math.min(focus, findings.length - 1));
  }

  item(finding, i) {
    const item = document.createElement('li');
    item.className = `finding ${finding.severity}`;
    const go = button('go', () => this.go(this.findings[i]));
    go.tabIndex = i === 0 ? 0 : -1;
    go.append(span('severity', words[finding.severity]), span('line', `line ${finding.line}`), span('message', sentence(finding.message)));
    item.append(go);
    if (finding.actions.length > 0) {
      const repairs = document.createElement('div');
      repairs.className = 'repairs';
      for (const { name } of finding.actions) {
        const b = button('repair', () => this.repair(this.findings[i], name));
        b.textContent = name;
        if (name.startsWith('Allow ')) b.classList.add('quiet'); // the last resort, not the first
        repairs.append(b);
      }
      item.append(repairs);
    }
    return item;
  }

  focus(i) {
    const all = [...this.element.querySelectorAll('.go')];
    if (!all[i]) return;
    all.forEach((b, k) => { b.tabIndex = k === i ? 0 : -1; });
    all[i].focus();
  }

  keydown(event) {
    const all = [...this.element.querySelectorAll('.go')];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    this.focus(Math.max(0, Math.min(all.length - 1, to)));
  }
}

const sentence = (s) => s.charAt(0).toUpperCase() + s.slice(1);

function span(name, text) {
  const s = document.createElement('span');
  s.className = name;
  s.textContent = text;
  return s;
}

function button(name, press) {
  const b = document.createElement('button');
  b.type = 'button';
  b.className = name;
  b.addEventListener('click', press);
  return b;
}
