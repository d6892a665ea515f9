;;; resolution-mode.el --- Drafts of resolutions, checked while they are written  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "29.1"))
;; Keywords: text, languages

;;; Commentary:

;; A major mode for drafts of resolutions of international bodies, and the line
;; by which Eglot finds their language server, resolute.  After
;;
;;   (require 'resolution-mode)
;;   (add-hook 'resolution-mode-hook #'eglot-ensure)
;;
;; findings are shown as they arise, C-h . tells about the citation at point,
;; C-M-i completes openers and citations, M-x eglot-code-actions repairs,
;; M-x eglot-rename renumbers, M-. and M-? go to what is cited and who cites it.

;;; Code:

(defgroup resolution nil
  "Drafts of resolutions."
  :group 'text)

(defcustom resolution-detect-text t
  "Whether texts whose first lines are those of a resolution are drafts."
  :type 'boolean)

(defvar resolution--enacting
  (rx bol (* blank) (or "The " "THE ") upper (* (not (any ".;:\n")))
      (or "Assembly" "ASSEMBLY" "Council" "COUNCIL" "Conference" "Committee" "Board")
      (? (* (not (any ".;:\n"))) ")") ?, (* blank) eol)
  "The line that names who speaks.")

(defvar resolution-font-lock-keywords
  `((,(rx bol (* blank) "%%" (* nonl)) . font-lock-comment-face)
    (,(rx bol (* blank) (? "DRAFT ") (or "RESOLUTION" "DECISION" "RECOMMENDATION") word-end (* nonl)) . 'bold)
    (,(rx bol (** 2 4 digit) "/" (+ digit) ". " upper (* nonl)) . 'bold)
    (,resolution--enacting . 'bold)
    (,(rx bol (* blank) (group (? "(") (or (** 1 3 digit) (** 1 2 lower) (+ (any "ivx"))) (? (or "bis" "ter"))
                               (? (any ".)")) (? ")"))
          (any " \t"))
     1 font-lock-constant-face)
    (,(rx bol (or "recalling" "considering" "noting" "recognizing" "reaffirming" "aware" "bearing in mind"
                  "taking into account" "resolves" "instructs" "invites" "requests" "encourages" "urges" "decides")
          (* (any lower " -")) (* (any alpha " -,")) eol)
     . font-lock-keyword-face)
    (,(rx bol (* blank) (? (+ digit) "." (+ blank))
          (group (? (or "Also " "Further " "Deeply ")) upper (+ lower) (or "ing" "ed" "es" "s") word-end))
     1 font-lock-keyword-face)
    (,(rx word-start (any "rR") "esolution" (? "s") " " (+ digit) (? "/" (+ digit))
          (? " (" (* (not (any ")\n"))) (= 4 digit) ")"))
     . 'link))
  "A first paint; what the server knows is not drawn by Eglot.")

;;;###autoload
(define-derived-mode resolution-mode text-mode "Resolution"
  "Major mode for drafts of resolutions."
  ;; Paragraphs are long lines: wrapped where they are shown, never in the text.
  (visual-line-mode 1)
  (setq-local fill-column most-positive-fixnum
              indent-tabs-mode t
              tab-width 4
              indent-line-function #'ignore
              electric-indent-inhibit t
              comment-start "%% "
              comment-start-skip "%%+ *"
              completion-ignore-case t
              font-lock-defaults '(resolution-font-lock-keywords t)))

(define-key resolution-mode-map (kbd "TAB") #'self-insert-command)

(defun resolution--text-p ()
  "Whether the first lines of this buffer are those of a resolution."
  (and resolution-detect-text
       (save-excursion
         (goto-char (point-min))
         (let ((case-fold-search nil)
               (end (min (point-max) (+ (point-min) 4000))))
           (or (looking-at (rx (? #xFEFF) "RESOLUTION " (+ nonl) "(" (+ nonl) (= 4 digit) ")" (* blank) eol))
               (and (re-search-forward resolution--enacting end t)
                    ;; A line alone, not the end of one in running text.
                    (looking-at (rx "\n" (or "\n" eos (seq (+ lower) "ing" (* nonl) "\n"))))))))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.\\(?:resolution\\|res\\.txt\\)\\'" . resolution-mode))
;;;###autoload
(add-to-list 'magic-mode-alist '(resolution--text-p . resolution-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((resolution-mode :language-id "resolution") . ("resolute" "lsp"))))

(provide 'resolution-mode)
;;; resolution-mode.el ends here
