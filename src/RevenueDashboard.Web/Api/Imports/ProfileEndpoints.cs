using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using RevenueDashboard.Importing;
using RevenueDashboard.Web.Components.Pages.Importing;
using RevenueDashboard.Web.Hosting;
using RevenueDashboard.Web.Jobs;

namespace RevenueDashboard.Web.Api.Importing;

/// <summary>What scripts do with the remembered ways of reading: look at them and their use, delete one.</summary>
public static class ProfileEndpoints
{
    public const string Address = ImportEndpoints.Address + "/profiles";

    public static void MapImportProfiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, async (ImportProfiles profiles, IOptions<InboxOptions> inbox, CancellationToken cancellation) =>
            TypedResults.Ok((await profiles.ListUsedAsync(cancellation)).Select(profile => ProfileAnswer.Of(profile, inbox.Value))));
        endpoints.MapDelete(Address, DeleteAsync);
    }

    /// <param name="name">However it is spelled. In the query, since a name may have any letter.</param>
    private static async Task<IResult> DeleteAsync(string? name, HttpContext http, IAntiforgery antiforgery, ImportProfiles profiles, IOptions<InboxOptions> inbox)
    {
        if (!await ImportEndpoints.IsOwnAsync(http, antiforgery)) return ImportFaults.NoToken;
        try
        {
            var found = (await profiles.ListUsedAsync(http.RequestAborted)).FirstOrDefault(profile => Names.Key(profile.Profile.Name) == Names.Key(name ?? ""));
            if (found is null || !await profiles.DeleteAsync(name!, LocalPerson.Name, http.RequestAborted)) return ImportFaults.NoSuchProfile(name);

            return TypedResults.Ok(ProfileAnswer.Of(found, inbox.Value));
        }
        catch (Exception problem) when (ImportFaults.Of(problem, http) is { } fault)
        {
            return fault;
        }
    }
}

/// <param name="Reads">What it says of a file, for people.</param>
/// <param name="Files">How many files were read by it.</param>
/// <param name="LastUsed">When the last of them came; null before the first.</param>
/// <param name="Inbox">The inbox reads its files by it: without it they stay where they are.</param>
public sealed record ProfileAnswer(string Name, string Reads, DateTimeOffset SavedAt, string SavedBy, int Files, DateTimeOffset? LastUsed, bool Inbox)
{
    public static ProfileAnswer Of(UsedProfile used, InboxOptions inbox) => new(
        used.Profile.Name, ReadingWords.Of(used.Profile.Options, used.Profile.Answers), used.Profile.ChangedAt, used.Profile.By, used.Files, used.LastUsed, inbox.ReadsBy(used.Profile.Name));
}
