// One chart on a page: draws what it is given, redraws when its place changes, tells the component what was clicked.
import { init } from '../lib/echarts/echarts.custom.js';
import { fitMonths, hydrate } from './chart-core.js';
import { framed, theme } from './chart-theme.js';

const narrowBelow = 520;
const fileWidth = 960;

class Host {
    constructor(element, component, wide, narrow) {
        Object.assign(this, { element, wide, narrow });
        this.chart = init(element, theme(), { renderer: 'svg' });
        this.chart.on('click', hit => component.invokeMethodAsync('OnChartClick', hit.seriesName ?? null, hit.name ?? null, hit.dataIndex ?? -1));
        this.observer = new ResizeObserver(() => this.resize());
        this.observer.observe(element);
        this.draw();
        this.menu = element.closest('figure').querySelector('details');
        this.menu.addEventListener('focusout', left => { if (!this.menu.contains(left.relatedTarget)) this.closeMenu(); });
        this.menu.addEventListener('keydown', key => { if (key.key === 'Escape') this.closeMenu(); });
    }

    draw() {
        this.width = this.element.clientWidth;
        this.chart.setOption(this.option(this.width), { notMerge: true });
    }

    resize() {
        // A hidden place has no size to draw for.
        if (this.element.clientWidth === 0) return;
        this.chart.resize();
        if (this.element.clientWidth !== this.width) this.draw();
    }

    option(width, palette) {
        return framed(hydrate(fitMonths(JSON.parse(width < narrowBelow ? this.narrow : this.wide), width), palette));
    }

    update(wide, narrow) {
        Object.assign(this, { wide, narrow });
        this.draw();
    }

    /** A file does not depend on the window it was made in: always the wide drawing, in the colours of paper. */
    save(kind, name, paletteJson) {
        this.closeMenu();
        const palette = JSON.parse(paletteJson);
        const place = kind === 'svg' ? null : document.createElement('div');
        const chart = init(place, hydrate(theme(), palette), {
            renderer: kind === 'svg' ? 'svg' : 'canvas', ssr: kind === 'svg', width: fileWidth, height: this.element.clientHeight, devicePixelRatio: 2,
        });
        chart.setOption({ ...this.option(fileWidth, palette), backgroundColor: palette.surface });
        if (kind === 'svg') saveText(chart.renderToSVGString(), `${name}.svg`, 'image/svg+xml');
        else saveUrl(chart.getDataURL({ type: 'png', pixelRatio: 2 }), `${name}.png`);
        chart.dispose();
    }

    saveTable(csv, name) {
        this.closeMenu();
        saveText(`\ufeff${csv}`, `${name}.csv`, 'text/csv');
    }

    closeMenu() {
        this.menu.open = false;
    }

    dispose() {
        this.observer.disconnect();
        this.chart.dispose();
    }
}

export const create = (element, component, wide, narrow) => new Host(element, component, wide, narrow);

function saveText(text, name, type) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    saveUrl(url, name);
    setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function saveUrl(url, name) {
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
}
