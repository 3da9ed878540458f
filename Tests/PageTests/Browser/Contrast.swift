/// Where text is hard to read.
enum Contrast {
  /// An expression of JavaScript: what text has less than 4.5 to 1 against what is behind it (WCAG 2, 1.4.3).
  static let script = """
    (() => {
      const part = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
      const light = c => 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
      const color = text => (text.match(/[\\d.]+/g) || []).map(Number);
      const behind = element => {
        for (let e = element; e; e = e.parentElement) {
          const c = color(getComputedStyle(e).backgroundColor);
          if (c.length === 3 || c[3] > 0) return c;
        }
        return [255, 255, 255];
      };
      const bad = new Set();
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const element = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || element.closest('svg, script, style')) continue;
        if (!element.getClientRects().length) continue;
        const a = light(color(getComputedStyle(element).color)), b = light(behind(element));
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) bad.add(element.tagName + '.' + element.className + ' ' + ratio.toFixed(2));
      }
      return [...bad];
    })()
    """
}
