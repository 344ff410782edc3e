// SPDX-License-Identifier: LGPL-2.1-or-later
// What every report page must do in a real browser.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { makePages } from './pages.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const names = ['sample', 'speakers', 'one', 'hostile', 'gold', 'proven', 'empty', 'brief', 'minister',
  'weekly', 'versions'];
let browser;
let made;

before(async () => {
  made = await makePages();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});

after(async () => {
  await browser?.close();
  if (made) rmSync(made.folder, { recursive: true });
});

async function open(name, { width = 1400, colorScheme = 'light', bypassCSP = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 }, colorScheme, bypassCSP,
  });
  const page = await context.newPage();
  const seen = { requests: [], messages: [] };
  page.on('request', request => seen.requests.push(request.url()));
  page.on('console', message => seen.messages.push(message.text()));
  page.on('pageerror', error => seen.messages.push(String(error)));
  page.on('dialog', dialog => seen.messages.push(dialog.message()));
  await page.goto(pathToFileURL(made.pages[name]).href);
  return { context, page, seen };
}

const most = { brief: 2, minister: 1 }; // pages in print

// pages of the same parts as `sample`, each looked at in one way only
const looks = { speakers: [[1400, 'light']], gold: [[390, 'dark']], weekly: [[390, 'dark']] };

// "width height" of each page, in points
async function print(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
    .map(([, width, height]) => `${Math.round(width)} ${Math.round(height)}`);
}

describe('pages', { concurrency: availableParallelism() }, () => {
  for (const name of names)
    describe(name, () => {
      test('loads nothing and says nothing to the console', async () => {
        const { context, page, seen } = await open(name);
        await page.waitForTimeout(50);
        assert.equal(seen.requests.length, 1, seen.requests.join(' '));
        assert.deepEqual(seen.messages, []);
        assert.equal(await page.locator('script, img, iframe, [style]').count(), 0);
        await context.close();
      });

      test('does not scroll sideways on a telephone', async () => {
        const { context, page } = await open(name, { width: 390 });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 390, `${width} pixels wide`);
        await context.close();
      });

      test('answers every link, and every figure reaches its quotes', async () => {
        const { context, page } = await open(name);
        const lost = await page.evaluate(() =>
          [...document.querySelectorAll('a[href^="#"]')]
            .map(link => link.getAttribute('href').slice(1))
            .filter(id => document.getElementById(id) === null));
        const unquoted = await page.evaluate(() =>
          [...document.querySelectorAll('.mtx td > a, .sil td a, .il svg a, .ev[href^="#g"]')]
            .map(link => link.getAttribute('href').slice(1))
            .filter(id => !document.getElementById(id)?.querySelector('blockquote, a[href^="#r-"]')));
        assert.deepEqual(lost, []);
        assert.deepEqual(unquoted, []);
        await context.close();
      });

      for (const [width, colorScheme] of looks[name] ?? [[1400, 'light'], [390, 'dark']])
        test(`is accessible at ${width} pixels, ${colorScheme}`, async () => {
          const { context, page } = await open(name, { width, colorScheme, bypassCSP: true });
          await page.addScriptTag({ content: axe });
          const { violations } = await page.evaluate(() => window.axe.run());
          assert.deepEqual(
            violations.map(found => `${found.id}: ${found.nodes[0].html.slice(0, 200)}`), []);
          await context.close();
        });

      test('prints', async () => {
        const { context, page } = await open(name);
        const sizes = await print(page);
        assert.ok(sizes.length > 0);
        if (name in most) assert.ok(sizes.length <= most[name], `${sizes.length} pages`);
        await context.close();
      });
    });
});

test('the keyboard reaches the skip link first, then a cell, then its quotes', async () => {
  const { context, page } = await open('sample');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  const cell = page.locator('.mx:visible .mtx td > a').first();
  const target = await cell.getAttribute('href');
  await cell.focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => location.hash), target);
  assert.ok(await page.locator(`${target} blockquote`).first().isVisible());
  await context.close();
});

// what the reader hears, sees without colour, and finds in the key
async function readHatch(page) {
  return page.evaluate(() => {
    const isHatched = cell => getComputedStyle(cell).backgroundImage.includes('gradient');
    return {
      cells: [...document.querySelectorAll('.mx:first-of-type .mtx td.v')].map(cell => ({
        hatched: isHatched(cell),
        dagger: cell.textContent.includes('†'),
        heard: cell.textContent.includes('unproven'),
      })),
      key: [...document.querySelectorAll('.legend li')]
        .filter(item => item.querySelector('.hatch') && isHatched(item.querySelector('.hatch')))
        .map(item => item.textContent),
      marks: document.querySelectorAll('.il .ht').length,
    };
  });
}

for (const colorScheme of ['light', 'dark'])
  test(`figures that gold does not prove are hatched, ${colorScheme}`, async () => {
    const { context, page } = await open('proven', { colorScheme });
    const { cells, key, marks } = await readHatch(page);
    assert.ok(cells.some(cell => cell.hatched) && cells.some(cell => !cell.hatched));
    for (const cell of cells)
      assert.deepEqual(cell, { hatched: cell.hatched, dagger: cell.hatched, heard: cell.hatched });
    assert.equal(key.length, 1);
    assert.match(key[0], /hatched, †: unproven/);
    assert.ok(marks > 0);
    assert.equal(await page.locator('.unp').count(), 0);
    assert.match(await page.locator('.rel').innerText(), /Aldovia, Brenmark and Corvania; English/);
    await context.close();
  });

for (const name of ['sample', 'gold'])
  test(`${name}: nothing is proven, and one line above the summary says why`, async () => {
    const { context, page } = await open(name);
    const { cells } = await readHatch(page);
    assert.ok(cells.length > 0 && cells.every(cell => cell.hatched));
    const lack = page.locator('main > .unp');
    assert.match(await lack.innerText(), /^Unproven. Not measured/);
    assert.match(await lack.locator('code').innerText(), /^demarche report STATEMENTS -r .* --gold/);
    assert.ok(await lack.evaluate(line =>
      line.compareDocumentPosition(document.querySelector('.sum')) & Node.DOCUMENT_POSITION_FOLLOWING));
    const bare = await page.evaluate(() =>
      [...document.querySelectorAll('.sum li')].filter(item => !item.textContent.includes('unproven')));
    assert.deepEqual(bare, []);
    await context.close();
  });

test('another window of the matrix can be chosen', async () => {
  const { context, page } = await open('sample');
  const first = page.locator('.mx').first();
  assert.ok(await first.isVisible());
  await page.locator('.win > label').nth(1).click();
  assert.ok(!(await first.isVisible()));
  assert.ok(await page.locator('.mx').nth(1).isVisible());
  await context.close();
});

test('figures print across the page, all else upright', async () => {
  const { context, page } = await open('sample');
  const sizes = await print(page);
  assert.equal(sizes[0], '595 842');
  assert.equal(sizes[1], '842 595');
  assert.equal(sizes.at(-1), '595 842');
  await context.close();
});

test('evidence opens to what stands around it', async () => {
  const { context, page } = await open('sample');
  const details = page.locator('.ei details').first();
  const around = details.locator('q').first();
  assert.ok(!(await around.isVisible()));
  await details.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.ok(await around.isVisible());
  await context.close();
});

test('what is new leads to its quotes, under three heads', async () => {
  const { context, page } = await open('weekly');
  const heads = await page.locator('#news h3').allInnerTexts();
  assert.deepEqual(heads, ['Delegations spoke', 'Rules changed', 'A person decided']);
  const rows = page.locator('#news tbody tr');
  assert.ok(await rows.count() > 0);
  for (const row of await rows.all()) {
    const target = await row.locator('a.ev, a[href^="#r-"]').first().getAttribute('href');
    assert.ok(await page.locator(target).locator('blockquote').count() > 0, target);
  }
  await context.close();
});

test('hostile texts are shown as they are', async () => {
  const { context, page } = await open('hostile');
  assert.equal(await page.title(), 'Hostile texts');
  const quote = await page.locator('blockquote').first().innerText();
  assert.ok(quote.includes('<script>document.title="broken"</script>'), quote);
  assert.ok((await page.locator('.inc').innerText()).includes('Incomplete'));
  await context.close();
});
