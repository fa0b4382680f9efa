// What happens when the connection is lost. A resumed circuit can look alive and be dead (dotnet/aspnetcore 64607): this page never resumes, it reloads.
const dialog = document.getElementById('components-reconnect-modal');
let waiting = false;

async function serverAnswers() {
    try {
        return (await fetch('/health/live', { cache: 'no-store' })).ok;
    } catch {
        return false;
    }
}

/** Reloads as soon as the server answers; until then the dialog says what is missing. */
export async function reloadWhenAlive() {
    if (waiting) return;
    waiting = true;
    while (!await serverAnswers()) {
        dialog.dataset.state = 'waiting';
        if (!dialog.open) dialog.showModal();
        await new Promise(resolve => setTimeout(resolve, 2000));
    }
    location.reload();
}

dialog.addEventListener('components-reconnect-state-changed', event => {
    switch (event.detail.state) {
        case 'show':
            dialog.dataset.state = 'retrying';
            if (!dialog.open) dialog.showModal();
            break;
        case 'hide':
            if (!waiting) dialog.close();
            break;
        case 'failed':
        case 'rejected':
        case 'paused':
        case 'resume-failed':
            reloadWhenAlive();
            break;
    }
});

document.getElementById('reconnect-now').addEventListener('click', reloadWhenAlive);
