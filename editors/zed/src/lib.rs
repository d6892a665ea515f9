use zed_extension_api::{self as zed, LanguageServerId, Result};

struct Resolute;

impl zed::Extension for Resolute {
    fn new() -> Self {
        Resolute
    }

    // The command of the PATH, and nothing else: the extension downloads nothing.
    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<zed::Command> {
        let command = worktree
            .which("resolute")
            .ok_or("the command resolute is not in your PATH")?;
        Ok(zed::Command {
            command,
            args: vec!["lsp".into()],
            env: vec![],
        })
    }
}

zed::register_extension!(Resolute);
