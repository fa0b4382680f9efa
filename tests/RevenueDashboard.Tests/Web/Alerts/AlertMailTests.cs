using MimeKit;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Jobs;

namespace RevenueDashboard.Tests.Web.Alerts;

public sealed class AlertMailTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_went_wrong_is_cut_between_characters_and_not_within_one()
    {
        // The 200th and 201st are the two halves of one character.
        var kept = OutgoingProblem.Of(new string('x', 199) + "\U0001F600 and more");

        Assert.Equal(new string('x', 199) + "…", kept);
    }

    [Fact]
    public void A_name_begins_no_header_and_no_recipient()
    {
        var mail = AsSent(Alert("x\r\nBcc: eve@example.com\r\n\r\nbody\u2028line is up"));

        Assert.Equal("Alert: x  Bcc: eve@example.com    body line is up", mail.Subject);
        Assert.Empty(mail.Bcc);
        Assert.Equal("ann@example.com", mail.To.ToString());
        Assert.Null(mail.Headers["Bcc"]);
    }

    [Fact]
    public void A_name_is_no_markup()
    {
        var mail = AsSent(Alert("<script>alert(1)</script>\" onload=\"x"));

        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_alerts_have_the_same_number_whenever_they_are_sent()
    {
        var alert = Alert("A");

        Assert.Equal(Of(alert, Now).MessageId, Of(alert, Now.AddHours(1)).MessageId);
        Assert.NotEqual(Of(alert, Now).MessageId, Of(alert with { DeliveryId = 8 }, Now).MessageId);
        Assert.EndsWith("@example.com", Of(alert, Now).MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_public_address_the_page_is_named()
    {
        var mail = AlertMail.Of(new MailOptions("h", "r@example.com", []), "ann@example.com", [Alert("A")], product: null, Now);

        Assert.Contains("Page: /concentration?to=2025-03", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("href", mail.HtmlBody, StringComparison.Ordinal);
    }

    private static MimeMessage Of(OutgoingAlert alert, DateTimeOffset now) =>
        AlertMail.Of(new MailOptions("h", "revenue@example.com", []), "ann@example.com", [alert], new Uri("https://revenue.example.com"), now);

    // What a reader makes of the bytes that travel.
    private static MimeMessage AsSent(OutgoingAlert alert)
    {
        using var stream = new MemoryStream();
        Of(alert, Now).WriteTo(stream, TestContext.Current.CancellationToken);
        stream.Position = 0;
        return MimeMessage.Load(stream, TestContext.Current.CancellationToken);
    }

    private static OutgoingAlert Alert(string title) => new(
        7, new Alert { Id = 3, Kind = AlertKind.Level, Key = "k", Title = title, Reason = title, Link = "concentration?to=2025-03", RaisedAt = Now }, 1);
}
