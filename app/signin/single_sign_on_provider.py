"""The provider as Authlib and Flask-Security speak to it, with what they leave open closed."""

from datetime import timedelta
from typing import Any

from authlib.integrations.base_client.errors import OAuthError
from flask import Flask, current_app
from flask_security.oauth_provider import FsOAuthProvider

from app import clock
from app.db import db
from app.signin import single_sign_on
from app.signin.single_sign_on import NotLetInError
from app.wording import N_

NAME = "provider"
SIGNATURES = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
SIGNED_WITH = "id_token_signing_alg_values_supported"
PATIENCE = timedelta(seconds=10)


class Provider(FsOAuthProvider):
    """The one provider of the settings."""

    def authlib_config(self) -> dict[str, Any]:
        """Where it is, who we are to it, and that each sign-in is bound to its browser by PKCE."""
        return {
            "client_id": current_app.config["SSO_CLIENT_ID"],
            "client_secret": current_app.config["SSO_CLIENT_SECRET"],
            "server_metadata_url": current_app.config["SSO_METADATA_URL"],
            "client_kwargs": {
                "scope": "openid email",
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE.total_seconds(),
            },
        }

    def fetch_identity_cb(self, oauth: Any, token: Any) -> tuple[str, Any]:
        """The address of the person whom the proven ID token names. Raises NotLetInError."""
        claims = token.get("userinfo") or {}
        audience = claims.get("aud")
        if current_app.config["SSO_CLIENT_ID"] not in (audience if isinstance(audience, list) else [audience]):
            raise not_proven()  # Authlib is content with `azp`
        trust = current_app.config["SSO_TRUST_EMAIL"]
        return "email", single_sign_on.account_for(db.session, claims, trust=trust, now=clock.now()).email

    def oauth_response_failure(self, error_view: str, e: OAuthError) -> Any:
        """Flask-Security would tell it on the sign-in page; it has a page of its own."""
        raise e


def init_app(flask_app: Flask) -> None:
    """Tell Flask-Security of the provider."""
    with flask_app.app_context():
        flask_app.extensions["security"].oauthglue.register_provider_ext(Provider(NAME))


def client() -> Any:
    """Authlib's client of the provider, its metadata fetched; unsigned and symmetrically signed tokens are no proof.

    Raises requests' exceptions and ValueError when the provider cannot be asked or answers nonsense.
    """
    found = current_app.extensions["security"].oauthglue.authlib_provider(NAME)
    metadata = found.load_server_metadata()
    metadata[SIGNED_WITH] = [one for one in metadata.get(SIGNED_WITH) or ["RS256"] if one in SIGNATURES]
    if not metadata[SIGNED_WITH] or not metadata.get("issuer"):
        raise ValueError("the provider's metadata lack an issuer or a signature that can be checked")
    return found


def not_proven() -> NotLetInError:
    """What to raise where the provider's answer does not hold."""
    return NotLetInError(
        400, N_("The answer of %(name)s did not prove who you are. Start again."), name=current_app.config["SSO_NAME"]
    )
