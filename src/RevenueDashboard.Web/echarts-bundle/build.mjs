// Bundles entry.js, with one repair: zrender keeps measured texts in a plain object, so that drawing a customer called "__proto__" would write into
// Object.prototype and break every chart after it, in the browser and on the server. A map without a prototype has no such names.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

const before = /this\._map = \{\};/g;

const mapWithoutPrototype = {
    name: 'map-without-prototype',
    setup({ onLoad }) {
        onLoad({ filter: /zrender[\\/]lib[\\/]core[\\/]LRU\.js$/ }, async ({ path }) => {
            const source = await readFile(path, 'utf8');
            if ((source.match(before) ?? []).length !== 2) throw new Error(`${path} has changed: look at how it keeps its map, and adapt or drop this repair.`);
            return { contents: source.replace(before, 'this._map = Object.create(null);'), loader: 'js' };
        });
    },
};

await build({
    entryPoints: ['entry.js'], bundle: true, minify: true, format: 'esm', target: 'es2020', legalComments: 'none', plugins: [mapWithoutPrototype],
    banner: { js: '/*! Apache ECharts 6.1.0 (custom build; zrender/core/LRU.js changed) with zrender and tslib, Apache-2.0, BSD-3-Clause, 0BSD: see LICENSE, NOTICE and licenses in this folder */' },
    outfile: '../wwwroot/lib/echarts/echarts.custom.js',
});
