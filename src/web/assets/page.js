// Comfort on every page; all of them work without it.

for (const summary of document.querySelectorAll('[data-takes-focus]')) {
  if (summary instanceof HTMLElement) summary.focus();
}

// A link in the summary of faults puts the cursor into its field, and shows its label as well.
document.addEventListener('click', (event) => {
  const link =
    event.target instanceof Element ? event.target.closest('.ds-error-summary a[href^="#"]') : null;
  const field =
    link && document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
  if (!field) return;
  event.preventDefault();
  (field.closest('.ds-field, .ds-fieldset') ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
});

// A form is sent once: the second press of an impatient finger is passed over until the page comes back.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (form.dataset.sent === 'true') {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'true';
});
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Function keys press what carries them; Ctrl+Enter sends the form that asks for it.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.key === 'Enter') {
    const form = document.querySelector('form[data-hotkey-submit="Ctrl+Enter"]');
    if (form instanceof HTMLFormElement) {
      event.preventDefault();
      form.requestSubmit();
    }
    return;
  }
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !/^F\d+$/.test(event.key)) return;
  const target = document.querySelector(`[data-hotkey="${event.key}"]`);
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  if (target instanceof HTMLInputElement && target.type !== 'submit') target.focus();
  else target.click();
});
