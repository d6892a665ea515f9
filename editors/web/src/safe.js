// What the server says is Markdown, and may quote the draft. Only the elements that
// texts are made of are let through, without attributes but the address of a link.
const allowed = new Set(['P', 'STRONG', 'EM', 'CODE', 'PRE', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'BR', 'HR', 'H1', 'H2', 'H3', 'H4', 'A', 'DEL', 'TABLE', 'THEAD', 'TBODY', 'TR', 'TH', 'TD']);

export function safeHTML(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of [...body.querySelectorAll('*')]) {
    if (!allowed.has(element.tagName)) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
    if (element.tagName === 'A') element.replaceWith(...element.childNodes); // nothing leaves the page
  }
  return body.innerHTML;
}
