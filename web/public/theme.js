// Runs before the first paint, so that a dark page never flashes white. Not inline: the content security policy allows
// scripts of the origin only.
(() => {
  let choice = 'system';
  try {
    choice = localStorage.getItem('flowmaster.theme') || 'system';
  } catch {
    // Storage may be blocked: follow the system.
  }
  const dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
