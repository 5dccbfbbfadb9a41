// Makes the vendored files from the packages beside it, and their lists (VERSIONS.md).
//   node build.mjs CHECKOUT [--renew]
// A file whose sha256 is not the one listed is refused, unless --renew writes the lists anew.
//
// The sheet is Tabler's own minified one, whole, with two changes:
// 1 the pictures that Tabler writes as data: addresses become files in img/, so that the policy
//   can stay  img-src 'self'
// 2 the few declarations with light-dark(), which older browsers lack, are taken out
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import postcss from 'postcss';

const here = dirname(fileURLToPath(import.meta.url));
const checkout = resolve(process.argv[2]);
const renew = process.argv.includes('--renew');
const packages = join(here, 'node_modules');
const read = (...path) => readFileSync(join(...path), 'utf8');
const version = (name) => JSON.parse(read(packages, name, 'package.json')).version;

function sheetOfTabler() {
  const pictures = new Map();
  const sheet = postcss.parse(read(packages, '@tabler/core/dist/css/tabler.min.css'));
  sheet.walkComments((comment) => comment.remove());
  sheet.walkDecls((declaration) => {
    if (declaration.value.includes('light-dark(')) declaration.remove();
    else declaration.value = declaration.value.replace(
      /url\((["'])data:image\/svg\+xml[^,]*,(.*?)\1\)/g,
      (_, quote, data) => `url("img/${pictureOf(declaration, data, pictures)}.svg")`,
    );
  });
  const notice = `/*! Tabler ${version('@tabler/core')}, Copyright 2018-2025 The Tabler Authors, `
    + 'Copyright 2018-2025 codecalm.net Paweł Kuna, MIT, see LICENSE-tabler-core.txt */';
  const text = sheet.toString().replace('@charset "UTF-8";', '').trim();
  const files = { 'tabler.min.css': `@charset "UTF-8";${notice}\n${text}\n` };
  for (const [data, name] of pictures) {
    files[`img/${name}.svg`] = `${decodeURIComponent(data).replaceAll("'", '"')}\n`;
  }
  return files;
}

function pictureOf(declaration, data, pictures) {
  if (pictures.has(data)) return pictures.get(data);
  const { selector } = declaration.parent;
  const part = selector.match(/\.([a-z-]+)/)?.[1] ?? 'picture';
  const type = selector.match(/\[type=([a-z]+)\]/)?.[1];
  const stem = type ? `${part}-${type}` : part;
  const taken = [...pictures.values()];
  let name = stem;
  for (let number = 2; taken.includes(name); number += 1) name = `${stem}-${number}`;
  pictures.set(data, name);
  return name;
}

function spriteOfIcons() {
  const names = read(here, 'icons.txt').split('\n').filter(Boolean);
  const symbols = names.map((name) => {
    const drawing = read(packages, `@tabler/icons/icons/outline/${name}.svg`);
    const parts = drawing
      .replace(/^[\s\S]*?<svg[\s\S]*?>/, '')
      .replace('</svg>', '')
      .replace(/<path stroke="none"[^>]*>/, '')
      .replace(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" `
      + `stroke-linecap="round" stroke-linejoin="round">${parts}</symbol>`;
  });
  const notice = `<!-- Tabler Icons ${version('@tabler/icons')}, MIT, see LICENSE-tabler-icons.txt -->`;
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${notice}\n${symbols.join('\n')}\n</svg>\n`;
}

// package, licence, file of the licence, what is taken
const folders = {
  'gongkai/ui/static/ui/vendor': {
    packages: [
      ['@tabler/core', 'MIT', 'LICENSE-tabler-core.txt', '`tabler.min.css`, `img/` (its pictures, moved out of the sheet)'],
      ['@tabler/icons', 'MIT', 'LICENSE-tabler-icons.txt', '`icons.svg` (the symbols of `scripts/vendor/icons.txt`)'],
      ['htmx.org', '0BSD', 'LICENSE-htmx.txt', '`htmx.min.js`'],
      ['altcha', 'MIT', 'LICENSE-altcha.txt', '`altcha/` (the build without inline style and blob workers)'],
    ],
    files: () => ({
      ...sheetOfTabler(),
      'icons.svg': spriteOfIcons(),
      'htmx.min.js': read(packages, 'htmx.org/dist/htmx.min.js'),
      'altcha/altcha.min.js': read(packages, 'altcha/dist/external/altcha.min.js'),
      'altcha/altcha.css': read(packages, 'altcha/dist/external/altcha.css'),
      'altcha/zh-cn.js': read(packages, 'altcha/dist/i18n/zh-cn.js'),
      'altcha/worker-pbkdf2.js': read(packages, 'altcha/dist/workers/pbkdf2.js'),
      'altcha/worker-sha.js': read(packages, 'altcha/dist/workers/sha.js'),
      'LICENSE-altcha.txt': read(packages, 'altcha/LICENSE.txt'),
      'LICENSE-tabler-core.txt': read(here, 'LICENSE-tabler-core.txt'),
      'LICENSE-tabler-icons.txt': read(packages, '@tabler/icons/LICENSE'),
      'LICENSE-htmx.txt': read(packages, 'htmx.org/LICENSE'),
    }),
  },
  'tests/ui/vendor': {
    packages: [['axe-core', 'MPL-2.0', 'LICENSE-axe-core.txt', '`axe.min.js` (tests only)']],
    files: () => ({
      'axe.min.js': read(packages, 'axe-core/axe.min.js'),
      'LICENSE-axe-core.txt': read(packages, 'axe-core/LICENSE'),
    }),
  },
};

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function listOf(folder, files) {
  const taken = folder.packages
    .map(([name, licence, file, what]) => `| ${name} | ${version(name)} | ${licence} (\`${file}\`) | ${what} |`);
  const rows = Object.keys(files).sort()
    .map((name) => `| ${name} | ${Buffer.byteLength(files[name])} | ${sha256(files[name])} |`);
  return ['# Vendored files', '', 'Made by `make vendor`; change `scripts/vendor/`, not these files.', '',
    '| package | version | licence | what is here |', '|---|---|---|---|', ...taken, '',
    '| file | bytes | sha256 |', '|---|---|---|', ...rows, ''].join('\n');
}

for (const [path, folder] of Object.entries(folders)) {
  const target = join(checkout, path);
  const files = folder.files();
  const list = listOf(folder, files);
  const listed = existsSync(join(target, 'VERSIONS.md')) ? read(target, 'VERSIONS.md') : '';
  if (!renew && list !== listed) {
    console.error(`${path}: what the packages give is not what VERSIONS.md lists; look, then use --renew`);
    process.exitCode = 1;
    continue;
  }
  rmSync(target, { recursive: true, force: true });
  for (const [name, text] of Object.entries({ ...files, 'VERSIONS.md': list })) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), text);
  }
  console.log(`${path}: ${Object.keys(files).length} files`);
}
