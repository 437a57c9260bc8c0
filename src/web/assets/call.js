// Keeps an open call honest: the time it has lasted, and an answer that is one of the past turned into VENT.

const POLL_MS = 4000;
const page = document.querySelector('[data-call]');

if (page instanceof HTMLElement) {
  const { now = '', version = '', versionAt } = page.dataset;
  // The clock of this machine may be wrong; only how far it goes is used.
  const offset = Date.parse(now) - Date.now();
  const serverNow = () => Date.now() + offset;

  const timer = document.querySelector('[data-call-started]');
  if (timer instanceof HTMLElement) {
    const started = Date.parse(timer.dataset.callStarted ?? '');
    setInterval(() => {
      const seconds = Math.max(0, Math.floor((serverNow() - started) / 1000));
      const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
      const all = seconds >= 3600 ? [Math.floor(seconds / 3600), ...parts] : parts;
      timer.textContent = all.map((part) => String(part).padStart(2, '0')).join(':');
    }, 1000);
  }

  const answer = page.querySelector('[data-call-answer]');
  if (answer instanceof HTMLElement && versionAt !== undefined) {
    const until = Date.parse(answer.dataset.until ?? '');
    /** @type {'stale' | 'changed' | 'offline' | null} */
    let waiting = null;
    let asked = false;
    const { title } = document;

    /** @param {typeof waiting} why */
    const show = (why) => {
      // What has changed stays changed, and what is old stays old; only a line that was down may come back.
      if (waiting === why || waiting === 'changed' || (waiting === 'stale' && why !== 'changed')) return;
      waiting = why;
      for (const part of answer.querySelectorAll('[data-answer], [data-wait]'))
        if (part instanceof HTMLElement) part.hidden = (part.dataset.wait ?? null) !== why;
      // What is read aloud, and the title of the window, follow.
      for (const script of page.querySelectorAll('[data-script]'))
        if (script instanceof HTMLElement)
          script.hidden = (script.dataset.script === 'again') !== (why !== null);
      document.title = why === null ? title : title.replace(/^\S+/, 'VENT');
    };

    /** The same question again, unless somebody is writing another one. */
    const askAgain = () => {
      const form = page.querySelector('form[data-form="asks-again"]');
      if (asked || !(form instanceof HTMLFormElement) || isTouched(form)) return;
      asked = true;
      form.requestSubmit();
    };

    const look = async () => {
      if (serverNow() >= until) show('stale');
      if (document.visibilityState === 'hidden') return;
      const told = await fetch(versionAt, {
        headers: { accept: 'application/json', 'if-none-match': `"${version}"` },
        cache: 'no-store',
        signal: AbortSignal.timeout(POLL_MS - 500),
      }).catch(() => null);
      const same = told?.status === 304 || (told?.ok && String((await told.json()).version) === version);
      if (same) return serverNow() < until ? show(null) : undefined;
      if (!told?.ok) return show('offline');
      show('changed');
      askAgain();
    };
    setInterval(() => void look().catch(() => show('offline')), POLL_MS);
    document.addEventListener('visibilitychange', () => void look().catch(() => show('offline')));
    // Out of the browser's store the page is as old as it was left.
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  }
}

/** @param {HTMLFormElement} form */
function isTouched(form) {
  return [...form.elements].some((field) => {
    if (!(field instanceof HTMLInputElement)) return false;
    const isToggle = field.type === 'radio' || field.type === 'checkbox';
    return isToggle ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  });
}
