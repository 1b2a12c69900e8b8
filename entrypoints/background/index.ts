import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { reinjectContentScripts } from './reinject.ts';

/** Opens the panel and mends open tabs. Holds nothing, so being stopped costs nothing. */
export default defineBackground(() => {
  browser.runtime.onInstalled.addListener(() => {
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    void reinjectContentScripts();
  });
});
