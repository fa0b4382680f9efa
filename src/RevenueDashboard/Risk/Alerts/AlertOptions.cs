using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>What is told, and to whom; section <c>Alerts</c> of the configuration. The rules are on unless configured; nothing is sent anywhere unless configured.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    private const string None = "none";

    private readonly List<string> faults = [];

    public AlertRules Rules { get; set; } = new();

    /// <summary>By mail; null when no server is named.</summary>
    public MailOptions? Mail { get; set; }

    public IReadOnlyList<WebhookOptions> Webhooks { get; set; } = [];

    /// <summary>How often and how long it is tried to send.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>Where people open the product, for links in messages; null: the message says the page only.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Everywhere an alert is sent.</summary>
    public IReadOnlyList<AlertTarget> Targets =>
    [
        .. Mail?.To.Select(address => new AlertTarget(AlertChannel.Mail, address)) ?? [],
        .. Webhooks.Select(webhook => new AlertTarget(AlertChannel.Webhook, webhook.Name)),
    ];

    internal void Read(IConfiguration? configuration)
    {
        if (configuration is null) return;

        var section = new SettingsReader(configuration.GetSection(Section), faults);
        section.Only("Limits", "WaiverDays", "Levels", "Changes", "NewLargest", "Lead", "NewTenPercent", "TenPercentHysteresis", "CustomerMissing", "LateAfterDays", "OpenMonths", "Mail", "Webhooks", "Retry", "PublicAddress");
        var usual = new AlertRules();
        Rules = new AlertRules
        {
            Limits = section.Flag("Limits") ?? usual.Limits,
            WaiverDays = section.Is("WaiverDays", None) ? null : section.Count("WaiverDays", 0, 366) ?? usual.WaiverDays,
            Levels = section.List("Levels", LevelOf) ?? usual.Levels,
            Changes = section.List("Changes", ChangeOf) ?? usual.Changes,
            NewLargest = section.Flag("NewLargest") ?? usual.NewLargest,
            Lead = section.Number("Lead", 0, 1_000) ?? usual.Lead,
            NewTenPercent = section.Flag("NewTenPercent") ?? usual.NewTenPercent,
            TenPercentHysteresis = section.Number("TenPercentHysteresis", 0, 9) ?? usual.TenPercentHysteresis,
            CustomerMissing = section.Flag("CustomerMissing") ?? usual.CustomerMissing,
            LateAfterDays = section.Is("LateAfterDays", None) ? null : section.Count("LateAfterDays", 0, 366) ?? usual.LateAfterDays,
            OpenMonths = section.Flag("OpenMonths") ?? usual.OpenMonths,
        };
        Mail = !section.Is("Mail", None) && section.Part("Mail") is { } mail ? MailOptions.Read(mail) : null;
        Webhooks = section.List("Webhooks", WebhookOptions.Read) ?? [];
        Retry = section.Part("Retry") is { } retry ? RetryOptions.Read(retry) : new RetryOptions();
        PublicAddress = section.WebAddress("PublicAddress");
        foreach (var twice in Targets.GroupBy(target => target).Where(same => same.Count() > 1)) faults.Add($"{Section} names {twice.Key.Name} twice. Name every receiver once.");
    }

    private static LevelRule? LevelOf(SettingsReader rule)
    {
        rule.Only("Measure", "Above", "Below", "Hysteresis", "Product", "Level", "Serious");
        var measure = rule.Word<AlertMeasure>("Measure");
        if (measure is null && rule.Text("Measure") is null) rule.Fault("Measure", $"is missing. Write one of {string.Join(", ", Enum.GetNames<AlertMeasure>())}.");
        var most = measure is null or AlertMeasure.Hhi ? 10_000m : measure is AlertMeasure.EffectiveCustomers or AlertMeasure.Customers ? 1_000_000_000 : 100;
        var (above, below) = (rule.Number("Above", 0, most), rule.Number("Below", 0, most));
        if (rule.Text("Above") is null == rule.Text("Below") is null) rule.Fault("Above", "and Below: write one of them, the level from which, or up to which, it is told.");
        var hysteresis = rule.Number("Hysteresis", 0, most);
        var (product, of, isSerious) = (rule.Text("Product"), rule.Word<EntityLevel>("Level"), rule.Flag("Serious"));
        if (measure is null || (above ?? below) is not { } level) return null;

        return new LevelRule(measure.Value, above is not null, level, hysteresis ?? level / 20)
        {
            Product = product,
            Of = of ?? EntityLevel.Parent,
            IsSerious = isSerious ?? false,
        };
    }

    private static ChangeRule? ChangeOf(SettingsReader rule)
    {
        rule.Only("Percent", "Amount", "Minimum", "Direction", "Product", "Level");
        var (percent, amount) = (rule.Number("Percent", 0.01m, 1_000_000), rule.Number("Amount", 0.01m, 1e15m));
        if (rule.Text("Percent") is null && rule.Text("Amount") is null) rule.Fault("Percent", "and Amount are missing. Write one of them or both: by how much it has to change.");
        var minimum = rule.Number("Minimum", 0.01m, 1e15m);
        if (rule.Text("Minimum") is null) rule.Fault("Minimum", "is missing. Write the amount below which a customer is never told of: without it every small customer raises alerts.");
        var (direction, product, of) = (rule.Word<ChangeDirection>("Direction"), rule.Text("Product"), rule.Word<EntityLevel>("Level"));
        return minimum is { } least && (percent ?? amount) is not null
            ? new ChangeRule(least) { Percent = percent, Amount = amount, Direction = direction ?? ChangeDirection.Both, Product = product, Of = of ?? EntityLevel.Parent }
            : null;
    }

    internal sealed class Validator : IValidateOptions<AlertOptions>
    {
        public ValidateOptionsResult Validate(string? name, AlertOptions options) =>
            options.faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.faults);
    }
}

/// <summary>One receiver of alerts.</summary>
/// <param name="Name">Address of mail, or the name of a webhook, which says no secret.</param>
public sealed record AlertTarget(AlertChannel Channel, string Name);

/// <summary>How often and how long it is tried to send; section <c>Alerts:Retry</c>.</summary>
public sealed record RetryOptions
{
    /// <summary>After the first attempt; it doubles with each.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>It waits no longer than this.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The last one included.</summary>
    public int Attempts { get; init; } = 12;

    /// <summary>How long to wait after an attempt; null after the last.</summary>
    /// <param name="attempts">Made so far, from 1.</param>
    public TimeSpan? After(int attempts) => attempts >= Attempts ? null : TimeSpan.FromTicks((long)Math.Min(Longest.Ticks, First.Ticks * Math.Pow(2, Math.Max(0, attempts - 1))));

    internal static RetryOptions Read(SettingsReader retry)
    {
        retry.Only(nameof(First), nameof(Longest), nameof(Attempts));
        var usual = new RetryOptions();
        return new RetryOptions
        {
            First = retry.Time(nameof(First), TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)) ?? usual.First,
            Longest = retry.Time(nameof(Longest), TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1)) ?? usual.Longest,
            Attempts = retry.Count(nameof(Attempts), 1, 50) ?? usual.Attempts,
        };
    }
}
