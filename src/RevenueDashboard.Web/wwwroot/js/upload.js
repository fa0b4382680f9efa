// Sends files to the importer: past the page's connection, one after another, with progress, and so that each can be stopped.
const tokenAddress = '/api/imports/token';
const address = '/api/imports';
const tellEvery = 150;

let last = 0;

/** Watches a drop zone and its file field. `page` is told what happens; `limit` is the largest file accepted, in bytes. */
export function start(zone, page, limit) {
    const field = zone.querySelector('input[type=file]');
    const queue = [];
    const left = new AbortController();
    const on = { signal: left.signal };
    let sending = null;

    const over = state => zone.classList.toggle('over', state);
    zone.addEventListener('dragover', event => { event.preventDefault(); over(true); }, on);
    zone.addEventListener('dragleave', event => { if (!zone.contains(event.relatedTarget)) over(false); }, on);
    zone.addEventListener('drop', event => { event.preventDefault(); over(false); add(event.dataTransfer.files); }, on);
    field.addEventListener('change', () => { add(field.files); field.value = ''; }, on);
    // A file that misses the zone must not replace the page.
    for (const name of ['dragover', 'drop']) window.addEventListener(name, event => { if (hasFiles(event)) event.preventDefault(); }, on);

    async function add(files) {
        const chosen = [...files].map(file => ({ id: ++last, file }));
        if (chosen.length === 0) return;
        // The answer is how this page wants the files read; asked once for all of them.
        const query = await page.invokeMethodAsync('OnChosen', chosen.map(({ id, file }) => ({ id, name: file.name, size: file.size })));
        queue.push(...chosen.map(each => ({ ...each, query })));
        if (!sending) next();
    }

    async function next() {
        const each = queue.shift();
        if (!each) return;
        const answer = each.file.size > limit
            ? { status: 413 }
            : await send(each.file, withUpload(each.query, each.id), xhr => { sending = { ...each, xhr }; }, (sent, size) => tell('OnSent', each.id, sent, size));
        sending = null;
        tell('OnAnswered', { id: each.id, ...answer });
        next();
    }

    // Files go on their way after the page was left; there is only nobody to tell.
    function tell(...what) {
        if (!left.signal.aborted) page.invokeMethodAsync(...what).catch(() => { });
    }

    return {
        /** Stops a file that is being sent, or takes one that waits out of the queue. */
        cancel(id) {
            const waiting = queue.findIndex(each => each.id === id);
            if (waiting >= 0) queue.splice(waiting, 1);
            else if (sending?.id === id) abort(sending.xhr);
        },
        leave: () => left.abort(),
    };
}

const hasFiles = event => event.dataTransfer?.types.includes('Files') ?? false;

// A request that is not open yet ignores abort.
function abort(xhr) {
    xhr.stopped = true;
    xhr.abort();
}

async function token() {
    const response = await fetch(tokenAddress, { cache: 'no-store' });
    if (!response.ok) throw new Error(response.statusText);
    return (await response.json()).token;
}

// XMLHttpRequest, because fetch does not tell how much has been sent.
async function send(file, query, begun, tell) {
    const xhr = new XMLHttpRequest();
    begun(xhr);
    try {
        const header = await token();
        if (xhr.stopped) return { status: 0, cancelled: true };
        return await new Promise(resolve => {
            let told = 0;
            xhr.open('POST', address + withName(query, file.name));
            xhr.setRequestHeader('RequestVerificationToken', header);
            xhr.setRequestHeader('Content-Type', 'application/octet-stream');
            xhr.upload.onprogress = event => {
                const now = performance.now();
                if (now - told < tellEvery) return;
                told = now;
                tell(event.loaded, event.total);
            };
            xhr.upload.onload = () => tell(file.size, file.size);
            xhr.onload = () => resolve(read(xhr));
            xhr.onerror = () => resolve({ status: 0 });
            xhr.onabort = () => resolve({ status: 0, cancelled: true });
            xhr.send(file);
        });
    } catch {
        return { status: 0 };
    }
}

// The page listens for the rows of each file by a name of its own.
function withUpload(query, id) {
    const words = new URLSearchParams(query);
    words.set('upload', `${words.get('upload')}-${id}`);
    return '?' + words;
}

function withName(query, name) {
    const words = new URLSearchParams(query);
    words.set('name', name);
    return '?' + words;
}

function read(xhr) {
    let body = {};
    try {
        body = JSON.parse(xhr.responseText);
    } catch {
        // Not from the importer: the status has to do.
    }
    return { status: xhr.status, batch: body.batch ?? null, outcome: body.outcome ?? null, location: body.location ?? null, title: body.title ?? null, detail: body.detail ?? null, faults: body.errors ? Object.values(body.errors).flat() : [] };
}
