// Prints the page at the press of a button; without scripts the browser's own way is told instead.

for (const button of document.querySelectorAll('[data-print]')) {
  if (!(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener('click', () => print());
}
for (const hint of document.querySelectorAll('[data-print-hint]')) {
  if (hint instanceof HTMLElement) hint.hidden = true;
}
