// The layout's part in the browser: theme, drawer, heartbeat, and the sign that the page is interactive.
import { reloadWhenAlive } from './reconnect.js';

const beatEvery = 30_000;
const beatWithin = 20_000;
const dark = matchMedia('(prefers-color-scheme: dark)');

let layout;

/** Called by the first interactive render of a layout. Returns whether the operating system is set to dark. */
export function start(current) {
    const isFirst = layout === undefined;
    layout = current;
    if (isFirst) listen();
    document.documentElement.dataset.interactive = 'true';
    return dark.matches;
}

function listen() {
    dark.addEventListener('change', () => layout.invokeMethodAsync('OnSystemTheme', dark.matches));
    document.addEventListener('click', event => {
        if (event.target.closest('#pages a')) document.getElementById('pages').hidePopover();
        const copy = event.target.closest('[data-copy-link]');
        if (copy) copyLink(copy.nextElementSibling);
    });
    setInterval(beat, beatEvery);
    document.addEventListener('visibilitychange', beat);
}

// Without encryption a browser has no clipboard: then the reader is told where the link is.
async function copyLink(said) {
    try {
        await navigator.clipboard.writeText(location.href);
        said.textContent = 'Copied';
    } catch {
        said.textContent = 'Copy it from the address bar';
    }
    setTimeout(() => said.textContent = '', 4000);
}

export function setTheme(name) {
    document.cookie = `theme=${name};path=/;max-age=31536000;samesite=lax`;
    document.documentElement.dataset.theme = name;
}

// A circuit that does not answer leaves a page that looks alive and is dead.
async function beat() {
    if (document.hidden || document.getElementById('components-reconnect-modal').open) return;
    const late = new Promise((_, reject) => setTimeout(reject, beatWithin));
    try {
        await Promise.race([DotNet.invokeMethodAsync('RevenueDashboard.Web', 'Beat'), late]);
    } catch {
        if (!document.getElementById('components-reconnect-modal').open) reloadWhenAlive();
    }
}
