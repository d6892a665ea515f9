;;; test.el --- emacs --batch -Q -L . -l test.el: what a user of Eglot gets  -*- lexical-binding: t; -*-
(require 'resolution-mode)
(require 'eglot)
(require 'flymake)
(setq eglot-sync-connect 20 eglot-autoshutdown t eglot-report-progress nil native-comp-jit-compilation nil)

(defvar passed 0)
(defvar failed 0)
(defun check (name ok &optional got)
  (if ok (setq passed (1+ passed))
    (setq failed (1+ failed))
    (message "FAIL: %s: %S" name got)))
(defun eventually (f)
  (let ((end (+ (float-time) 15)) r)
    (while (and (not (setq r (funcall f))) (< (float-time) end)) (accept-process-output nil 0.02))
    r))

(find-file (getenv "DRAFT"))
(check "a .txt is a draft by its first lines" (eq major-mode 'resolution-mode) major-mode)
(apply #'eglot (eglot--guess-contact))
(defvar server (eglot-current-server))
(check "the server runs" server)

(defun texts () (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
(check "a missing item is told"
       (eventually (lambda () (seq-some (lambda (s) (string-search "b) is missing" s)) (texts)))) (texts))

(defun go (text) (goto-char (point-min)) (search-forward text) (goto-char (1+ (match-beginning 0))))
(go "Resolution 140")
(let (said)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq said text)))
  (check "hover" (eventually (lambda () (and said (string-search "World Summit" (format "%s" said))))) said))

(go "recalling a) above")
(let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
  (check "definition" (and found (= 5 (xref-location-line (xref-item-location (car found))))) found))

(goto-char (point-max))
(insert "instructs the Director of the Telecommunication D")
(let* ((capf (eglot-completion-at-point))
       (all (all-completions (buffer-substring-no-properties (nth 0 capf) (nth 1 capf)) (nth 2 capf))))
  (check "completion through blanks"
         (seq-some (lambda (s) (string-search "Telecommunication Development Bureau" s)) all) all))
(completion-at-point)
(delete-region (pos-bol) (point-max))

(go "c)\tResolution 64")
(let* ((d (car (seq-filter (lambda (d) (string-search "b) is missing" (flymake-diagnostic-text d))) (flymake-diagnostics))))
       (actions (eglot-code-actions (pos-bol) (pos-eol) "quickfix" nil))
       (action (seq-find (lambda (a) (string-search "b)" (plist-get a :title))) actions)))
  (check "a repair is offered" action (list d actions))
  (when action (eglot-execute server action))
  (check "and made" (eventually (lambda () (save-excursion (goto-char (point-min)) (search-forward "b)\tResolution 64" nil t))))
         (buffer-string))
  (eglot--signal-textDocument/didChange) ; the idle timer that does it never runs in batch
  (check "and the finding is gone"
         (eventually (lambda () (not (seq-some (lambda (s) (string-search "is missing" s)) (texts))))) (texts)))

(with-temp-buffer
  (insert "Dear colleagues,\n\nThe General Assembly meets on Monday, as\nthe Security Council,\ndoes. Noting this,\n")
  (check "a letter is none" (not (resolution--text-p))))
(dolist (file (file-expand-wildcards (concat (getenv "ROOT") "/testdata/adopted/*.txt")))
  (with-temp-buffer
    (insert-file-contents file)
    (unless (string-match-p "whereas\\|mun-" file)
      (check (concat "a resolution is one: " file) (resolution--text-p)))))

(set-buffer-modified-p nil)
(eglot-shutdown server)
(message "emacs %s: %d passed, %d failed" emacs-version passed failed)
(kill-emacs (if (zerop failed) 0 1))
