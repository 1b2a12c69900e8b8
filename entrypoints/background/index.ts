import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { keepStorageTrusted } from '../trusted-storage/keep-trusted.ts';
import { reinjectContentScripts } from './reinject.ts';

/** Opens the panel and mends open tabs. Holds nothing, so being stopped costs nothing. */
export default defineBackground(() => {
  browser.runtime.onStartup.addListener(() => void keepStorageTrusted());
  browser.runtime.onInstalled.addListener(() => {
    void keepStorageTrusted();
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    void reinjectContentScripts();
  });
});
