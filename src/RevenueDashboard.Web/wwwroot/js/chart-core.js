// Shared by the browser (chart-host.js) and the server's renderer (Jint): no DOM, no Intl, no eval. Options arrive as data; what is not data is named here.
const minus = '\u2212', thin = '\u202f';
const group = digits => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

function fixed(value, decimals) {
    const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
    const text = fraction ? `${group(whole)}.${fraction}` : group(whole);
    return value < 0 && /[1-9]/.test(text) ? minus + text : text;
}

const numberOf = given => given !== null && typeof given === 'object' ? given.value : given;
const ofNumber = format => given => {
    const value = numberOf(given);
    return typeof value === 'number' && isFinite(value) ? format(value) : '\u2013';
};
const signed = (value, decimals) => (value > 0 ? '+' : '') + fixed(value, decimals);

// Categories are "Mar 2024": an axis with a tick every few months shows the year on the first tick of each year.
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthEvery = step => (text, index) => {
    const name = text.slice(0, 3);
    return index === 0 || months.indexOf(name) < step ? `${name} ${text.slice(6, 8)}` : name;
};

/** The only functions an option can have, by name. ChartFormat in C# lists the same names. */
export const formats = {
    number0: ofNumber(value => fixed(value, 0)),
    number1: ofNumber(value => fixed(value, 1)),
    number2: ofNumber(value => fixed(value, 2)),
    change1: ofNumber(value => signed(value, 1)),
    percent0: ofNumber(value => fixed(value * 100, 0) + thin + '%'),
    percent1: ofNumber(value => fixed(value * 100, 1) + thin + '%'),
    percent2: ofNumber(value => fixed(value * 100, 2) + thin + '%'),
    percentNumber0: ofNumber(value => fixed(value * 100, 0)),
    month: monthEvery(1), month2: monthEvery(2), month3: monthEvery(3), month6: monthEvery(6), month12: monthEvery(12),
    // The text of a label is the name of its datum: never a template, whatever braces it contains.
    name: given => given.name,
};

const formatFields = new Set(['formatter', 'valueFormatter']);
const colorFields = new Set(['color', 'borderColor', 'backgroundColor']);

/**
 * Makes options from their JSON, in place: names of functions become functions in the fields that take functions, and custom properties become colours
 * in the fields that take colours, where a palette is given. Every other text stays text: also a customer called "@percent1".
 */
export function hydrate(node, palette) {
    if (Array.isArray(node)) {
        for (const item of node) hydrate(item, palette);
    } else if (node !== null && typeof node === 'object') {
        for (const [field, value] of Object.entries(node)) {
            if (palette && colorFields.has(field) && Array.isArray(value)) node[field] = value.map(color => concrete(color, palette));
            else if (typeof value !== 'string') hydrate(value, palette);
            else if (formatFields.has(field)) node[field] = formats[value.slice(1)];
            else if (palette && colorFields.has(field)) node[field] = concrete(value, palette);
        }
    }
    return node;
}

const monthWidth = 36;

/** Gives every axis of months as many ticks as the width has room for: each month, or every second, third, sixth or twelfth. In place. */
export function fitMonths(option, width) {
    for (const axis of option.xAxis) {
        if (axis.axisLabel?.formatter !== '@month') continue;
        const grid = option.grid[axis.gridIndex ?? 0];
        const perMonth = (width - grid.left - grid.right) / axis.data.length;
        const step = [1, 2, 3, 6].find(months => perMonth * months >= monthWidth) ?? 12;
        axis.axisLabel.interval = step - 1;
        if (step > 1) axis.axisLabel.formatter = `@month${step}`;
    }
    return option;
}

/** The colour of a palette for "var(--azure)"; any other colour as it is. */
function concrete(color, palette) {
    const token = /^var\(--(\w+)\)$/.exec(color);
    return token ? palette[token[1]] : color;
}
