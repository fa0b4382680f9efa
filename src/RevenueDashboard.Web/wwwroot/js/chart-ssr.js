// The server's renderer: runs in Jint, never in a browser.
import { init } from 'echarts';
import { fitMonths, hydrate } from 'chart-core';
import { frame, theme } from 'chart-theme';

/** @returns SVG text. Without a palette the colours stay custom properties, for a page; with one they are the palette's, for a file. */
export function render(optionJson, width, height, paletteJson) {
    const palette = paletteJson ? JSON.parse(paletteJson) : null;
    const chart = init(null, hydrate(theme(), palette), { renderer: 'svg', ssr: true, width, height });
    try {
        chart.setOption({ ...frame, ...hydrate(fitMonths(JSON.parse(optionJson), width), palette) });
        return chart.renderToSVGString({ useViewBox: true });
    } finally {
        chart.dispose();
    }
}
