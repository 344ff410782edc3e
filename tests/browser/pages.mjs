// SPDX-License-Identifier: LGPL-2.1-or-later
// Makes the reports that are looked at, in a folder of their own.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.env.DEMARCHE_DATA_DIR;
const rules = join(root, 'rules', 'ict-security');
const hostile =
  '<script>document.title="broken"</script>"\'><img src=http://example.org/x onerror=alert(1)>' +
  '</style></title><!-- {{title}} ]]> \u202e\u2066 \u001b[31m \ufffe';

// path of the report, once it is made
function write(folder, file, sources, more = []) {
  const path = join(folder, file);
  return new Promise((resolve, reject) =>
    execFile(process.env.DEMARCHE, ['report', ...sources, '-r', rules, '-o', path, ...more],
      (error, _, messages) => {
        if (error === null || error.code === 2) resolve(path);
        else reject(new Error(`${file}: exit ${error.code}\n${messages}`));
      }));
}

function report(folder, name, sources, more) {
  return write(folder, `${name}.html`, sources, more);
}

// a definition of reports/
function shipped(folder, name, sources, more) {
  return report(folder, name, sources,
    ['--definition', join(root, 'reports', `${name}.json`), ...more]);
}

function line(statement, paragraph, delegation, event, date, position, stance) {
  return JSON.stringify({
    statement, paragraph, kind: 'paragraph', speaker: delegation, delegation, date, event,
    section: hostile, text: `We want ${hostile}`,
    tags: [{
      position, holder: 'speaker', stance, force: 'firm', rule: `${position}/${hostile}`, cues: [],
      evidence: [{ start: 0, end: 7, text: 'We want' }],
    }],
  });
}

function hostileTags() {
  const lines = [];
  for (const [i, event] of ['first', 'second'].entries())
    for (const who of ['A', 'B', 'C']) {
      const statement = `${i}-${who}${hostile}`;
      lines.push(
        line(statement, 1, `${who} ${hostile}`, `${event} ${hostile}`, `202${4 + i}-03-04`,
          i === 0 ? 'norm-status.voluntary' : 'norm-status.binding', 'supports'),
        line(statement, 2, `${who} ${hostile}`, `${event} ${hostile}`, `202${4 + i}-03-04`,
          'norm-development.new-norms', who === 'A' ? 'opposes' : 'supports'));
    }
  lines.push(JSON.stringify({ statement: `unread ${hostile}`, error: hostile }));
  return lines.join('\n') + '\n';
}

// as long as a page has to be to hold every part; the whole sample is looked at once
function listFew(sample) {
  return readdirSync(sample).filter(name => /^\d-(aldovia|brenmark|harbour)/.test(name)).sort();
}

// what is new in the third session
async function weekly(folder, sample) {
  const few = listFew(sample);
  const old = few.filter(name => !name.startsWith('3')).map(name => join(sample, name));
  const last = await write(folder, 'last.json', old);
  return shipped(folder, 'weekly', few.map(name => join(sample, name)), ['--since', last]);
}

// gold proves what is said of the norms; what is said of access has too few gold tags
function provenTags() {
  const tags = [];
  const gold = [];
  for (const [i, event] of ['First session', 'Second session'].entries())
    for (const who of ['Aldovia', 'Brenmark', 'Corvania'])
      for (let n = 1; n <= 18; n++) {
        const position = n % 6 === 0 ? 'stakeholder-access.open'
          : i === 1 && who === 'Aldovia' ? 'norm-status.binding'
            : n % 2 ? 'norm-status.voluntary' : 'confidence-building.points-of-contact';
        const made = JSON.parse(
          line(`${i}-${who}.txt`, n, who, event, `202${4 + i}-03-04`, position, 'supports'));
        made.section = null;
        made.language = 'en';
        made.text = `We want item ${n} of ${who} to be settled at the ${event}.`;
        made['text-hash'] = `${i}${who}`;
        tags.push(JSON.stringify(made));
        gold.push(JSON.stringify({
          statement: made.statement, paragraph: n, text: made.text,
          tags: [{ position, holder: 'speaker', stance: 'supports' }],
        }));
      }
  return { tags: tags.join('\n') + '\n', gold: gold.join('\n') + '\n' };
}

// name to path
export async function makePages() {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-browser-'));
  const tags = join(folder, 'hostile.jsonl');
  const empty = join(folder, 'empty.jsonl');
  const sample = join(root, 'data', 'sample');
  const proven = join(folder, 'proven.jsonl');
  const gold = join(folder, 'gold.jsonl');
  const { tags: shown, gold: known } = provenTags();
  writeFileSync(proven, shown);
  writeFileSync(gold, known);
  writeFileSync(tags, hostileTags());
  writeFileSync(empty, '');
  const few = listFew(sample).map(name => join(sample, name));
  const made = {
    sample: report(folder, 'sample', [sample]),
    speakers: report(folder, 'speakers', few, ['--by', 'speaker', '--windows', 'year']),
    one: report(folder, 'one', [join(sample, '3-corvania.txt')], ['--handling', 'For training']),
    hostile: report(folder, 'hostile', [tags], ['--title', 'Hostile texts']),
    brief: shipped(folder, 'brief', [sample], ['--about', 'Corvania', '--handling', 'For training']),
    minister: shipped(folder, 'minister', [sample], ['--our-delegation', 'Aldovia']),
    weekly: weekly(folder, sample),
    gold: report(folder, 'gold', few, ['--gold', join(sample, 'gold.jsonl')]),
    proven: report(folder, 'proven', [proven], ['--gold', gold]),
    empty: report(folder, 'empty', [empty]),
    versions: report(folder, 'versions',
      [join(sample, '2-velmora.md'), join(sample, '2-velmora-translation.txt')], ['--versions']),
  };
  const paths = await Promise.all(Object.values(made));
  return { folder, pages: Object.fromEntries(Object.keys(made).map((name, i) => [name, paths[i]])) };
}
