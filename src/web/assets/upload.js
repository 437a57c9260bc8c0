// Shows how far the files of a form have come, for slow lines. Where that does not work the form is sent as it always is.

for (const form of document.querySelectorAll('form')) {
  const shown = form.querySelector('[data-upload-progress]');
  const bar = form.querySelector('progress');
  const text = shown?.querySelector('[role="status"]');
  if (!(shown instanceof HTMLElement) || !bar || !text) continue;

  form.addEventListener('submit', (event) => {
    const files = form.querySelector('input[type="file"]');
    if (!(files instanceof HTMLInputElement) || !files.files?.length) return;
    event.preventDefault();
    shown.hidden = false;
    const sending = new XMLHttpRequest();
    sending.open('POST', form.action);
    sending.setRequestHeader('accept', 'text/html');
    sending.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) bar.value = (100 * loaded) / total;
      if (loaded < total) return;
      bar.removeAttribute('value');
      text.textContent = shown.dataset.checking ?? '';
    });
    // A page that says what is wrong cannot be put into this one: the form is sent again and becomes that page.
    sending.addEventListener('load', () =>
      sending.status === 200 ? location.assign(sending.responseURL) : form.submit(),
    );
    sending.addEventListener('error', () => form.submit());
    sending.send(new FormData(form));
  });
}
addEventListener('pageshow', () => {
  for (const shown of document.querySelectorAll('[data-upload-progress]'))
    shown.toggleAttribute('hidden', true);
});
