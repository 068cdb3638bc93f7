// Runs before the first paint so that no theme flashes; a file of its own because the content security policy allows no inline script.
{
  const theme = localStorage.getItem('souk:theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const locale = localStorage.getItem('souk:locale') ?? navigator.language
  document.documentElement.lang = locale.startsWith('de') ? 'de' : 'en'
}
