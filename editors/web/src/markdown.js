// As much of Markdown as the server writes, which is all that the page shows: it
// stands in for the library that the language server client brings, which is a third
// of the size of that client and all else around it.

const entity = (c) => `&#${c.charCodeAt(0)};`;

function inline(text) {
  return text.split(/(`[^`]+`)/).map((part, i) => {
    if (i % 2 === 1) return `<code>${part.slice(1, -1).replace(/[&<>"]/g, entity)}</code>`;
    return part.replace(/\\([!-/:-@[-`{-~])/g, (_, c) => entity(c)).replace(/&(?!#\d+;)|[<>"]/g, entity)
      .replace(/\[([^\]]+)\]\([^)\s]*\)/g, '$1')
      .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
      .replace(/\*([^*]+)\*/g, '<em>$1</em>')
      .replace(/(?: {2}|\\)\n/g, '<br>');
  }).join('');
}

// By how a line begins: how the lines that go on with it begin, and what they are.
const kinds = [
  [/^```/, null, (lines) => `<pre><code>${lines.slice(1).join('\n').replace(/[&<>"]/g, entity)}</code></pre>`],
  [/^#{1,4} /, /^$a/, ([line]) => line.replace(/^(#+) (.*)/, (_, { length }, text) => `<h${length}>${inline(text)}</h${length}>`)],
  [/^(-{3,}|\*{3,})$/, /^$a/, () => '<hr>'],
  [/^> ?/, /^>/, (lines) => `<blockquote>${blocks(lines.map((l) => l.replace(/^> ?/, '')))}</blockquote>`],
  [/^[-*] /, /^([-*] | {2})/, (lines) => list('ul', lines, /^[-*] /)],
  [/^\d+\. /, /^(\d+\. | {2})/, (lines) => list('ol', lines, /^\d+\. /)],
  [/./, /^(?![-*>] |\d+\. |#{1,4} |```)./, (lines) => `<p>${inline(lines.join('\n'))}</p>`],
];

function list(tag, lines, mark) {
  const items = [];
  for (const line of lines) {
    if (mark.test(line)) items.push(line.replace(mark, ''));
    else items[items.length - 1] += `\n${line.trim()}`;
  }
  return `<${tag}>${items.map((item) => `<li>${inline(item)}</li>`).join('')}</${tag}>`;
}

function blocks(lines) {
  let html = '';
  for (let i = 0; i < lines.length;) {
    const kind = kinds.find(([begin]) => begin.test(lines[i]));
    if (!kind) {
      i++; // a line with nothing
      continue;
    }
    const [, more, write] = kind;
    let end = i + 1;
    while (end < lines.length && (more ? more.test(lines[end]) : !lines[end].startsWith('```'))) end++;
    html += write(lines.slice(i, end));
    i = more ? end : end + 1;
  }
  return html;
}

export class Marked {
  parse(text) { return blocks(text.split('\n')); }
}
