using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Overview;

/// <summary>Section <c>Overview</c> of the configuration.</summary>
public sealed class OverviewOptions
{
    public const string Section = "Overview";

    /// <summary>What the start page shows when its address says nothing: a query such as <c>?product=Azure+OpenAI&amp;to=2024-03</c>. Null for the default view.</summary>
    public string? OpeningView { get; set; }

    /// <summary>A view that is not understood would quietly be another one: the start says so.</summary>
    public sealed class Validator : IValidateOptions<OverviewOptions>
    {
        private const string Advice = "Write a query as the address of the page has it: ?product=Azure+OpenAI&to=2024-03";

        public ValidateOptionsResult Validate(string? name, OverviewOptions options)
        {
            if (options.OpeningView is not { Length: > 0 } view) return ValidateOptionsResult.Success;
            if (view[0] != '?' || view.Contains('#', StringComparison.Ordinal))
            {
                return ValidateOptionsResult.Fail($"{Section}:OpeningView is \"{view}\", which is not a query. {Advice}.");
            }

            var unclear = QueryHelpers.ParseQuery(view)
                .SelectMany(part => part.Value, (part, value) => QueryHelpers.AddQueryString("", part.Key, value ?? ""))
                .Where(part => ViewAddress.Read(part).ToQuery().Length == 0)
                .Select(part => $"\"{part.TrimStart('?')}\"")
                .ToList();
            return unclear.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"{Section}:OpeningView has {string.Join(", ", unclear)}, which changes nothing: it is misspelt, or it is the default. {Advice}.");
        }
    }
}
