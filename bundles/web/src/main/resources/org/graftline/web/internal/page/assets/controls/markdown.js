import { Link, html } from '../ui.js';

/** Shows the Markdown that our manual uses: headings, paragraphs, lists, tables, code, emphasis, links between its pages. Never raw HTML. */
export function Markdown({ text }) {
  return blocks(text.split(/\r?\n/)).map(block);
}

function blocks(lines) {
  const found = [];
  let i = 0;
  const take = (kind, test, from = i) => {
    while (i < lines.length && test(lines[i])) i += 1;
    found.push({ kind, lines: lines.slice(from, i) });
  };
  while (i < lines.length) {
    const line = lines[i];
    if (!line.trim()) i += 1;
    else if (line.startsWith('```')) {
      const from = ++i;
      while (i < lines.length && !lines[i].startsWith('```')) i += 1;
      found.push({ kind: 'code', lines: lines.slice(from, i) });
      i += 1;
    } else if (/^#{1,4} /.test(line)) { found.push({ kind: 'heading', lines: [line] }); i += 1; }
    else if (line.startsWith('|')) take('table', l => l.startsWith('|'));
    else if (/^([-*]|\d+\.) /.test(line)) take('list', l => l.trim() && (/^([-*]|\d+\.) /.test(l) || /^\s/.test(l)));
    else take('paragraph', l => l.trim() && !/^(#{1,4} |```|\||[-*] |\d+\. )/.test(l));
  }
  return found;
}

function block({ kind, lines }) {
  if (kind === 'heading') {
    const level = lines[0].indexOf(' ');
    const words = inline(lines[0].slice(level + 1));
    return level === 1 ? html`<h1 tabindex="-1">${words}</h1>` : level === 2 ? html`<h2>${words}</h2>` : html`<h3>${words}</h3>`;
  }
  if (kind === 'code') return html`<pre tabindex="0"><code>${lines.join('\n')}</code></pre>`;
  if (kind === 'table') return table(lines);
  if (kind === 'list') return list(lines);
  return html`<p>${inline(lines.join(' '))}</p>`;
}

function list(lines) {
  const items = [];
  for (const line of lines) {
    const start = line.match(/^([-*]|\d+\.) (.*)/);
    if (start) items.push(start[2]);
    else items[items.length - 1] += ' ' + line.trim().replace(/^[-*] /, '· ');
  }
  const entries = items.map(item => html`<li>${inline(item)}</li>`);
  return /^\d/.test(lines[0]) ? html`<ol>${entries}</ol>` : html`<ul>${entries}</ul>`;
}

function table(lines) {
  const rows = lines.filter(line => !/^\|[\s:|-]+\|$/.test(line)).map(line => line.replace(/^\||\|\s*$/g, '').split(/(?<!\\)\|/).map(cell => inline(cell.trim())));
  const [head, ...body] = rows;
  return html`<div class="scroll"><table><thead><tr>${head.map(cell => html`<th>${cell}</th>`)}</tr></thead>
    <tbody>${body.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

function inline(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)\s]+\))/).map(part => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
    if (part.startsWith('**')) return html`<strong>${part.slice(2, -2)}</strong>`;
    if (/^\*[^*]/.test(part) && part.endsWith('*')) return html`<em>${part.slice(1, -1)}</em>`;
    const link = part.match(/^\[([^\]]+)\]\(([^)]+)\)$/);
    if (!link) return part;
    const [, words, to] = link;
    if (/^https?:/.test(to)) return html`<a href=${to} rel="noopener noreferrer">${words}</a>`;
    const page = to.match(/^([\w-]+)\.md/);
    return page ? html`<${Link} to=${'/help/' + page[1]}>${words}<//>` : words;
  });
}
