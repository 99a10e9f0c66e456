Reveal.registerPlugin(RevealNotes);

// T goes from light to dark and back; until then the system decides.
Reveal.addKeyBinding({ keyCode: 84, key: 'T', description: 'Light or dark' }, () => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.look = (root.dataset.look || system) === 'dark' ? 'light' : 'dark';
});
