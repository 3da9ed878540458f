// Without this the page says all the same: here are tooltips, a choice of light or dark, and the contents' place.
(() => {
  "use strict";
  const root = document.documentElement;

  // A reader's choice is kept where the browser lets a file keep anything.
  const kept = {
    get() { try { return localStorage.getItem("gillab-theme"); } catch { return null; } },
    set(theme) { try { localStorage.setItem("gillab-theme", theme); } catch { /* for this visit only */ } },
  };
  const button = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  if (["light", "dark"].includes(kept.get())) root.dataset.theme = kept.get();
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    kept.set(root.dataset.theme);
    show();
  });
  dark.addEventListener("change", show);
  show();

  // Tooltips: what a mark is called for those who cannot see it is what it says to all.
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = true;
  // A screen reader tells what changes in a region that it knew before: the tooltip comes and goes, this one stays.
  const voice = document.createElement("div");
  voice.className = "voice";
  voice.setAttribute("role", "status");
  document.body.append(tip, voice);
  const marks = ":is(path,rect,circle,line,polygon,use,text)[aria-label]";
  let marked = null;
  const hide = () => {
    tip.hidden = true;
    voice.textContent = "";
    marked?.removeAttribute("data-marked");
    marked = null;
  };
  const tell = (mark) => {
    if (mark === marked) return;
    hide();
    marked = mark;
    mark.setAttribute("data-marked", "");
    tip.textContent = mark.getAttribute("aria-label");
    tip.hidden = false;
    const place = mark.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const left = place.left + place.width / 2 - size.width / 2;
    const above = place.top - size.height - 8;
    tip.style.left = Math.max(8, Math.min(left, innerWidth - size.width - 8)) + "px";
    tip.style.top = (above < 8 ? Math.min(place.bottom + 8, innerHeight - size.height - 8) : above) + "px";
  };
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  for (const picture of document.querySelectorAll(".picture")) {
    const all = [...picture.querySelectorAll(marks)];
    if (!all.length) continue;
    let current = 0;
    const point = (event) => {
      const place = all.indexOf(event.target.closest?.(marks));
      if (place < 0) return hide();
      current = place;
      tell(all[place]);
    };
    picture.addEventListener("pointerover", point);
    picture.addEventListener("pointerdown", point);
    // A finger that is lifted has left; what it showed stays until the next touch.
    picture.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") hide(); });
    picture.addEventListener("focus", () => {
      if (!picture.matches(":focus-visible")) return;
      tell(all[current]);
      voice.textContent = tip.textContent;
    });
    picture.addEventListener("blur", hide);
    picture.addEventListener("keydown", (event) => {
      const next = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1
        : event.key in step ? (current + step[event.key] + all.length) % all.length : null;
      if (next === null) return;
      event.preventDefault();
      current = next;
      all[current].scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      tell(all[current]);
      voice.textContent = tip.textContent;
    });
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("scroll", () => { if (!document.activeElement?.matches(".picture")) hide(); }, { passive: true });

  // Where the reader is.
  const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(entry.target.id)?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-10% 0px -80% 0px" });
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) seen.observe(section);
  }

  // Paper shows what was folded.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
