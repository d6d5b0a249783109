// Links to authors in running text: chosen in the same window as a byline's author.
"use strict";
(() => {
  const { ModalWorkflowSource, TooltipEntity, registerPlugin } = window.draftail;
  const { EditorState, Modifier } = window.DraftJS;

  class AuthorSource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.authorChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(author) {
      return { id: author.id, name: author.string };
    }

    // As Wagtail's own does it, which knows only its own kinds of link to be mutable: others split when typed in.
    onChosen(author) {
      const { editorState, entityType, onComplete } = this.props;
      const selection = editorState.getSelection();
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, "MUTABLE", this.filterEntityData(author));
      const key = content.getLastCreatedEntityKey();
      const linked = selection.isCollapsed()
        ? Modifier.replaceText(content, selection, author.string, null, key)
        : Modifier.applyEntity(content, selection, key);
      this.workflow.close();
      onComplete(EditorState.push(editorState, linked, "apply-entity"));
    }
  }

  const AuthorLink = (props) => {
    const { name } = props.contentState.getEntity(props.entityKey).getData();
    return window.React.createElement(TooltipEntity, {
      ...props,
      icon: name ? "user" : "warning",
      label: name || window.gettext("Missing author"),
    });
  };

  registerPlugin({ type: "AUTHOR", source: AuthorSource, decorator: AuthorLink }, "entityTypes");
})();
