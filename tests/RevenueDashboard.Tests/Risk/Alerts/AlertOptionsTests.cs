using Microsoft.Extensions.Configuration;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Tests.Risk;

public sealed class AlertOptionsTests
{
    private const string Secret = "a secret of enough length";

    [Fact]
    public void Without_settings_the_rules_are_on_and_nothing_is_sent()
    {
        var options = Read();

        Assert.Empty(FaultsOf(options));
        Assert.NotEmpty(options.Rules.Levels);
        Assert.All(options.Rules.Changes, rule => Assert.True(rule.Minimum > 0));
        Assert.Empty(options.Targets);
    }

    [Fact]
    public void Settings_say_rules_and_receivers()
    {
        var options = Read(
            ("Levels:0:Measure", "EffectiveCustomers"), ("Levels:0:Below", "12.5"), ("Levels:0:Hysteresis", "0.5"), ("Levels:0:Product", "Azure OpenAI"), ("Levels:0:Serious", "true"),
            ("Changes:0:Percent", "25"), ("Changes:0:Amount", "500000"), ("Changes:0:Minimum", "1000000"), ("Changes:0:Direction", "down"), ("Changes:0:Level", "customer"),
            ("LateAfterDays", "none"), ("NewLargest", "false"),
            ("Mail:Host", "mail.example.com"), ("Mail:From", "revenue@example.com"), ("Mail:To", "ann@example.com, bob@example.com"), ("Mail:Tls", "tls"), ("Mail:User", "u"), ("Mail:Password", "p"),
            ("Webhooks:0:Address", "https://hooks.example.com/in/4711"), ("Webhooks:0:Secret", Secret), ("PublicAddress", "https://revenue.example.com/app"));

        Assert.Empty(FaultsOf(options));
        Assert.Equal([new LevelRule(AlertMeasure.EffectiveCustomers, false, 12.5m, 0.5m) { Product = "Azure OpenAI", IsSerious = true }], options.Rules.Levels);
        Assert.Equal([new ChangeRule(1_000_000) { Percent = 25, Amount = 500_000, Direction = ChangeDirection.Down, Of = EntityLevel.Customer }], options.Rules.Changes);
        Assert.Equal((null, false, true), (options.Rules.LateAfterDays, options.Rules.NewLargest, options.Rules.CustomerMissing));
        Assert.Equal((465, MailTls.Tls), (options.Mail!.Port, options.Mail.Tls));
        Assert.Equal([AlertChannel.Mail, AlertChannel.Mail, AlertChannel.Webhook], options.Targets.Select(target => target.Channel));
    }

    [Fact]
    public void Secrets_are_in_no_name_and_no_text()
    {
        var options = Read(
            ("Mail:Host", "mail.example.com"), ("Mail:From", "r@example.com"), ("Mail:To", "a@example.com"), ("Mail:User", "u"), ("Mail:Password", "hush-hush"),
            ("Webhooks:0:Address", "https://hooks.example.com/in/hidden-token"), ("Webhooks:0:Secret", Secret));

        var said = $"{options.Mail} {options.Webhooks[0]} {string.Join(' ', options.Targets)}";

        Assert.DoesNotContain("hush-hush", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-token", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, said, StringComparison.Ordinal);
        Assert.StartsWith("https://hooks.example.com (", options.Webhooks[0].Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Changes:0:Percent=30", "Alerts:Changes:0:Minimum is missing")]
    [InlineData("Changes:0:Percent=30|Changes:0:Minimum=0", "Alerts:Changes:0:Minimum is \"0\". Write a number from 0.01")]
    [InlineData("Changes:0:Minimum=1000", "Alerts:Changes:0:Percent and Amount are missing")]
    [InlineData("Levels:0:Measure=Gini|Levels:0:Above=1", "Alerts:Levels:0:Measure is \"Gini\". Write one of TopShare")]
    [InlineData("Levels:0:Measure=TopShare", "Alerts:Levels:0:Above and Below")]
    [InlineData("Levels:0:Measure=TopShare|Levels:0:Above=20|Levels:0:Below=10", "Alerts:Levels:0:Above and Below")]
    [InlineData("Levels:0:Measure=TopShare|Levels:0:Above=120", "from 0 to 100")]
    [InlineData("Levels:0:Measure=TopShare|Levels:0:Abvoe=20", "Alerts:Levels:0:Abvoe is no setting")]
    [InlineData("Levels=some", "or none")]
    [InlineData("NewLargest=perhaps", "Write true or false")]
    [InlineData("LateAfterDays=-1", "whole number from 0 to 366")]
    [InlineData("PublicAddress=revenue.example.com", "Alerts:PublicAddress is no address")]
    [InlineData("Mail:Host=mail.example.com", "Alerts:Mail:To is missing")]
    [InlineData("Mail:Host=mail.example.com|Mail:From=Ann <a@example.com>|Mail:To=b@example.com", "Alerts:Mail:From is")]
    [InlineData("Mail:Host=mail.example.com|Mail:From=a@example.com|Mail:To=b@example.com|Mail:User=u", "belong together")]
    [InlineData("Mail:Host=mail.example.com|Mail:From=a@example.com|Mail:To=b@example.com|Mail:User=u|Mail:Password=p|Mail:Tls=None", "would travel readable")]
    [InlineData("Mail:Host=mail.example.com|Mail:From=a@example.com|Mail:To=b@example.com|Mail:Tls=None", "Alerts:Mail:Tls is None: names and amounts would travel readable")]
    [InlineData("Mail:Host=mail.example.com|Mail:From=a@example.com|Mail:To=b@example.com|Mail:User=u|Mail:Password=p|Mail:Tls=None|Mail:AllowUnprotected=true", "the password would travel readable")]
    [InlineData("Webhooks:0:Address=http://hooks.example.com/in|Webhooks:0:Secret=a secret of enough length", "Alerts:Webhooks:0:Address begins with http: names and amounts would travel readable")]
    [InlineData("Webhooks:0:Address=http://10.0.0.5/in|Webhooks:0:Secret=a secret of enough length|Webhooks:0:AllowUnprotected=false", "names and amounts would travel readable")]
    [InlineData("Webhooks:0:Address=ftp://example.com|Webhooks:0:Secret=a secret of enough length", "Alerts:Webhooks:0:Address is no address")]
    [InlineData("Webhooks:0:Address=file:///etc/passwd|Webhooks:0:Secret=a secret of enough length", "Alerts:Webhooks:0:Address is no address")]
    [InlineData("Webhooks:0:Address=https://u:p@example.com|Webhooks:0:Secret=a secret of enough length", "Alerts:Webhooks:0:Address is no address")]
    [InlineData("Webhooks:0:Address=https://example.com|Webhooks:0:Secret=short", "at least 16 characters")]
    [InlineData("Retry:Attempts=0", "from 1 to 50")]
    public void A_setting_that_cannot_be_meant_is_said_at_the_start(string settings, string message)
    {
        var faults = FaultsOf(Read([.. settings.Split('|').Select(setting => (setting.Split('=')[0], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]))]));

        Assert.Contains(faults, fault => fault.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Webhooks:0:Address=http://127.0.0.1:8080/in|Webhooks:0:Secret=a secret of enough length")]
    [InlineData("Webhooks:0:Address=http://[::1]/in|Webhooks:0:Secret=a secret of enough length")]
    [InlineData("Webhooks:0:Address=http://hooks.example.com/in|Webhooks:0:Secret=a secret of enough length|Webhooks:0:AllowUnprotected=true")]
    [InlineData("Mail:Host=localhost|Mail:From=a@example.com|Mail:To=b@example.com|Mail:Tls=None|Mail:User=u|Mail:Password=p")]
    [InlineData("Mail:Host=mail.example.com|Mail:From=a@example.com|Mail:To=b@example.com|Mail:Tls=None|Mail:AllowUnprotected=true")]
    public void Readable_on_this_machine_or_where_it_is_meant(string settings) =>
        Assert.Empty(FaultsOf(Read([.. settings.Split('|').Select(setting => (setting.Split('=')[0], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]))])));

    [Fact]
    public void None_turns_off_what_was_set_elsewhere_as_the_demo_does()
    {
        var options = Read(
            ("Mail", "none"), ("Mail:Host", "mail.example.com"), ("Mail:From", "r@example.com"), ("Mail:To", "a@example.com"),
            ("Webhooks", "none"), ("Webhooks:0:Address", "https://example.com"), ("Webhooks:0:Secret", Secret), ("Levels", "none"), ("Changes", "none"));

        Assert.Empty(FaultsOf(options));
        Assert.Empty(options.Targets);
        Assert.Empty(options.Rules.Levels);
        Assert.Empty(options.Rules.Changes);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(3, FaultsOf(Read(("NewLargest", "x"), ("Changes:0:Percent", "30"), ("Lead", "-2"))).Count);

    [Fact]
    public void It_waits_twice_as_long_each_time_and_ends_with_a_last_attempt()
    {
        var retry = new RetryOptions { First = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromMinutes(10), Attempts = 6 };

        Assert.Equal([1, 2, 4, 8, 10, null], Enumerable.Range(1, 6).Select(attempt => retry.After(attempt)?.TotalMinutes));
    }

    private static AlertOptions Read(params (string Key, string Text)[] settings)
    {
        var options = new AlertOptions();
        options.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>($"Alerts:{setting.Key}", setting.Text))).Build());
        return options;
    }

    private static List<string> FaultsOf(AlertOptions options) => [.. new AlertOptions.Validator().Validate(null, options).Failures ?? []];
}
