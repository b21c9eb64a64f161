// The way back has one step for a page, or for a name that a page is about. Streamlit adds one for each word that it
// writes into the address, also for those of a page just opened: these join the step that they belong to.
const keepSteps = (names) => {
  const SETTLED = 100;  // milliseconds: words of a page may come before its path, and then belong to no page before it
  const { pushState, replaceState } = History.prototype;
  const inOneStep = (here, there) =>
    here.pathname === there.pathname &&
    names.every((name) => !here.searchParams.has(name) || here.searchParams.get(name) === there.searchParams.get(name));
  let before;  // the address that words have just joined

  const join = (state, address) => {
    if (!before) setTimeout(() => { before = undefined; }, SETTLED);
    before ??= new URL(location);
    replaceState.call(history, state, "", address);
  };

  history.pushState = (state, unused, address) => {
    const here = new URL(location), there = new URL(address, location);
    if (inOneStep(here, there)) return join(state, address);
    if (before?.pathname === here.pathname && here.pathname !== there.pathname) replaceState.call(history, state, "", before);
    pushState.call(history, state, "", address);
  };
};
