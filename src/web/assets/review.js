// Comfort for reviewers: the place on the paper lights up for the line one works on, suggestions are taken over with a press.

const papers = document.querySelector('[data-papers]');
const form = document.querySelector('form.review-form');

/** @param {string} requirement */
function light(requirement) {
  const places = [...document.querySelectorAll('.place')];
  for (const place of places)
    place.classList.toggle('lit', place.getAttribute('data-requirement') === requirement);
  const first = places.find((place) => place.classList.contains('lit'));
  if (!first || !papers || papers.scrollHeight <= papers.clientHeight) return;
  const at = first.getBoundingClientRect();
  const frame = papers.getBoundingClientRect();
  // Only the papers move, and only when the place is out of sight.
  if (at.top < frame.top || at.bottom > frame.bottom)
    papers.scrollTop += at.top - frame.top - frame.height / 3;
}

function countAnswers() {
  const shown = document.querySelector('[data-judged]');
  if (!(shown instanceof HTMLElement) || !form) return;
  const answered = form.querySelectorAll('.segment input:checked').length;
  shown.textContent = `${answered} av 10 besvart`;
  shown.hidden = false;
}

if (form) {
  countAnswers();
  form.addEventListener('change', countAnswers);
  form.addEventListener('focusin', (event) => {
    const line = event.target instanceof Element ? event.target.closest('[data-requirement]') : null;
    const requirement = line?.getAttribute('data-requirement');
    if (requirement) light(requirement);
  });
  for (const button of form.querySelectorAll('button[data-fill]')) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      const field = document.getElementById(button.dataset.fill ?? '');
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
      field.value = button.dataset.value ?? '';
      field.focus();
    });
  }
}
