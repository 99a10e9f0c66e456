// Measures what stands in an element: what leaves its page, what is too small, what has too little contrast.
(() => {
  const wanted = { code: 24, text: 18, contrast: 4.5 };

  const rgb = (text) => text.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const solid = (colour) => colour !== 'none' && (rgb(colour).length < 4 || rgb(colour)[3] === 1);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (solid(colour)) return rgb(colour);
    }
    return [255, 255, 255];
  };
  // In a picture the box under the text's middle, if there is one.
  const behindInPicture = (text, at) => {
    const x = (at.left + at.right) / 2;
    const y = (at.top + at.bottom) / 2;
    const boxes = [...text.ownerSVGElement.querySelectorAll('rect')].filter((rect) => {
      const box = rect.getBoundingClientRect();
      const fill = getComputedStyle(rect).fill;
      return solid(fill) && box.left < x && x < box.right && box.top < y && y < box.bottom;
    });
    return boxes.length ? rgb(getComputedStyle(boxes.at(-1)).fill) : behind(text);
  };

  window.measure = (page, frame) => {
    const wrong = [];
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    let texts = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest('aside, script, style')) continue;
      texts++;
      const range = document.createRange();
      range.selectNodeContents(node);
      const at = range.getBoundingClientRect();
      const said = `"${node.data.trim().slice(0, 40)}"`;
      const inPicture = element.closest('svg');
      const scale = inPicture ? inPicture.getBoundingClientRect().height / inPicture.viewBox.baseVal.height : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      const picture = inPicture && inPicture.getBoundingClientRect();
      if (picture && (at.left < picture.left || at.right > picture.right || at.bottom > picture.bottom)) {
        wrong.push(`${said} leaves its picture`);
      }
      if (frame) {
        if (at.left < frame.left || at.right > frame.right || at.top < frame.top || at.bottom > frame.bottom) {
          wrong.push(`${said} leaves the page: ${[at.left, at.top, at.right, at.bottom].map(Math.round)}`);
        }
        if (size < (element.closest('pre') ? wanted.code : wanted.text) - 0.01) {
          wrong.push(`${said} is ${size.toFixed(1)} px high`);
        }
      }
      const colour = rgb(getComputedStyle(element)[inPicture ? 'fill' : 'color']);
      const ratio = contrast(colour, inPicture ? behindInPicture(element, at) : behind(element));
      if (ratio < wanted.contrast) wrong.push(`${said} has a contrast of ${ratio.toFixed(2)}`);
    }
    if (!texts) wrong.push('there is no text');
    page.querySelectorAll('.slide-content > *:not(aside)').forEach((one, i, all) => {
      const next = all[i + 1];
      if (frame && next && one.getBoundingClientRect().bottom > next.getBoundingClientRect().top + 1) {
        wrong.push(`"${one.textContent.trim().slice(0, 30)}" covers what comes after it`);
      }
    });
    page.querySelectorAll('svg, img').forEach((picture) => {
      if (!(picture.getAttribute('aria-label') || picture.getAttribute('alt'))) wrong.push('a picture has no text');
    });
    page.querySelectorAll('a[href^="#"]').forEach((a) => {
      const id = a.getAttribute('href').replace(/^#\/?/, '');
      if (!document.getElementById(id)) wrong.push(`a link leads to no slide: ${id}`);
    });
    return wrong;
  };
})();
