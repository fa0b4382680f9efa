// What all charts look like. Colours are the style sheet's custom properties, so a drawn chart follows the theme without being drawn again.
const color = token => `var(--${token})`;
// Family names without quotation marks: the server writes them into an attribute as they are.
const text = token => ({ color: color(token), fontSize: 12, fontFamily: 'Inter, system-ui, Liberation Sans, sans-serif' });
const noTick = { show: false };

export const theme = () => ({
    color: ['azure', 'copilot', 'share', 'lease', 'other'].map(color),
    backgroundColor: 'transparent',
    textStyle: text('ink2'),
    categoryAxis: {
        axisLine: { show: true, lineStyle: { color: color('line2'), width: 1 } }, axisTick: noTick, splitLine: { show: false },
        axisLabel: { ...text('ink2'), hideOverlap: true }, nameTextStyle: text('ink3'),
    },
    valueAxis: {
        axisLine: { show: false }, axisTick: noTick, axisLabel: text('ink3'), nameTextStyle: text('ink3'),
        splitLine: { show: true, lineStyle: { color: color('line'), width: 1 } },
    },
    tooltip: {
        backgroundColor: color('surface'), borderColor: color('line2'), borderWidth: 1, padding: [8, 12], textStyle: text('ink'), confine: true, transitionDuration: 0,
        extraCssText: 'border-radius:6px;box-shadow:0 4px 16px rgb(0 0 0/.14);font-variant-numeric:tabular-nums;max-width:320px;white-space:normal;z-index:7',
        axisPointer: { lineStyle: { color: color('ink3'), width: 1, type: 'solid' }, shadowStyle: { color: color('ink'), opacity: .05 } },
    },
    bar: { itemStyle: { borderRadius: 0 }, emphasis: { disabled: true } },
    line: { symbol: 'none', smooth: false, emphasis: { disabled: true } },
    scatter: { itemStyle: { opacity: 1 }, emphasis: { disabled: true } },
    markLine: { symbol: 'none', lineStyle: { color: color('ink3'), width: 1, type: [4, 3] }, label: text('ink2') },
});

/** The same for every chart: no movement, and patterns where a datum asks for one. Where none does, asking for none would cost a second shape for each bar. */
export function framed(option) {
    const hasPatterns = option.series.some(series => series.data.some(datum => datum?.itemStyle?.decal));
    return { animation: false, aria: { enabled: true, label: { enabled: false }, decal: { show: hasPatterns, decals: [{ symbol: 'none' }] } }, ...option };
}
