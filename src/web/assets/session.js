// Warns before a session is over, and lets it go on. Other windows of the same person count as well.

const WARN_MS = 2 * 60_000;
const dialog = document.getElementById('session-warning');

if (dialog instanceof HTMLDialogElement) {
  const { now = '', token = '' } = dialog.dataset;
  // The clock of this machine may be wrong; only how far it goes is used.
  const offset = Date.parse(now) - Date.now();
  const serverNow = () => Date.now() + offset;
  let idleUntil = Date.parse(dialog.dataset.idleUntil ?? '');
  const endsAt = Date.parse(dialog.dataset.endsAt ?? '');
  let dismissed = false;

  /** @param {'GET' | 'POST'} method */
  const ask = async (method) => {
    const answer = await fetch('/intern/okt', {
      method,
      headers: { accept: 'application/json', ...(method === 'POST' && { 'x-csrf-token': token }) },
    });
    if (!answer.ok) return location.reload();
    idleUntil = Date.parse((await answer.json()).idleUntil);
  };

  const look = async () => {
    const over = Math.min(idleUntil, endsAt);
    if (serverNow() < over - WARN_MS) return;
    // Somebody may have gone on working in another window.
    if (idleUntil < endsAt && !dialog.open) await ask('GET');
    if (serverNow() >= Math.min(idleUntil, endsAt)) return location.reload();
    const closing = endsAt <= idleUntil;
    for (const text of dialog.querySelectorAll('[data-session-idle], [data-session-go-on]'))
      text.toggleAttribute('hidden', closing);
    dialog.querySelector('[data-session-end]')?.toggleAttribute('hidden', !closing);
    const near = serverNow() >= Math.min(idleUntil, endsAt) - WARN_MS;
    if (near && !dialog.open && !(closing && dismissed)) dialog.showModal();
  };

  dialog.querySelector('[data-session-go-on]')?.addEventListener('click', () => {
    void ask('POST').then(() => dialog.close());
  });
  dialog.querySelector('[data-session-close]')?.addEventListener('click', () => {
    dismissed = true;
    dialog.close();
  });
  // Out of reach now does not mean signed out: the next look tells.
  setInterval(() => void look().catch(() => undefined), 10_000);
}
