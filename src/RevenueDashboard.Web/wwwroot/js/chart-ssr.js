// The server's renderer: runs in Jint, never in a browser.
import { init } from 'echarts';
import { fitMonths, hydrate } from 'chart-core';
import { framed, theme } from 'chart-theme';

/** @returns SVG text. Without a palette the colours stay custom properties, for a page; with one they are the palette's, for a file. */
export function render(optionJson, width, height, paletteJson) {
    const palette = paletteJson ? JSON.parse(paletteJson) : null;
    const chart = init(null, hydrate(theme(), palette), { renderer: 'svg', ssr: true, width, height });
    try {
        chart.setOption(framed(hydrate(fitMonths(JSON.parse(optionJson), width), palette)));
        // Ids of their own: while a page changes over, drawings of the server and of the browser, which count alike, stand side by side.
        return chart.renderToSVGString({ useViewBox: true }).replace(/(="url\(#|\sid=")zr/g, '$1server');
    } finally {
        chart.dispose();
    }
}
